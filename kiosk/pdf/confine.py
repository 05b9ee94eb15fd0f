# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process gives up before it looks at a PDF: everything but the processor, memory within bounds, and its pipes.

The kernel lets it make a dozen calls, none of which opens, sends, starts or signals anything (seccomp); any other is
refused. The bounds stand as well, so that no mistake in one list opens a way.
"""

import os
import pwd
import resource
from collections.abc import Iterable
from typing import Final

import pyseccomp

NOBODY: Final = "nobody"
CALLS: Final = (
    *("read", "write", "close", "lseek", "fstat", "newfstatat", "poll", "ppoll"),
    *("brk", "mmap", "munmap", "mremap", "mprotect", "madvise"),
    *("futex", "rt_sigreturn", "rt_sigprocmask", "rt_sigaction", "sigaltstack", "restart_syscall", "sched_yield"),
    *("clock_gettime", "getrandom", "getpid", "gettid", "getuid", "getrusage"),
    *("exit", "exit_group"),
)
REFUSED: Final = 1  # EPERM


def confine(kept: Iterable[int], *, memory: int, seconds: int) -> None:
    """Keep these descriptors and nothing else, for good. Raises OSError where the kernel does not take it.

    `memory` is in bytes of address space, `seconds` are of the processor.
    """
    _close_all_but(sorted(set(kept)))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam(NOBODY)
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for what, bound in bounds.items():
        resource.setrlimit(what, (bound, bound))
    calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(REFUSED))
    for name in CALLS:
        calls.add_rule(pyseccomp.ALLOW, name)
    calls.load()


def _close_all_but(kept: list[int]) -> None:
    start = 0
    for descriptor in [*kept, resource.getrlimit(resource.RLIMIT_NOFILE)[1]]:
        if start < descriptor:  # an empty range would be taken for all there are
            os.closerange(start, descriptor)
        start = descriptor + 1
