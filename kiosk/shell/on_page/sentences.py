# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of a page's main text: how the page is asked for them, and what of its answer is believed.

Each stays known in the page by its place, so that it can be marked there. The mark is a highlight (CSS Custom
Highlight): nothing of the page's own is changed, though its scripts could find out that a mark is there.
"""

from dataclasses import dataclass
from typing import Any, Final

MOST: Final = 3000
LONGEST: Final = 1000  # characters of one sentence
JOINED: Final = 300  # below it, what ends in "art." or "No." is no sentence yet
MARK: Final = "tereze-spoken"

COLLECT: Final = f"""
    const roots = all('main, [role=main], article');
    const root = roots[0] ?? all('body')[0];
    const left = 'nav, aside, footer, script, style, noscript, template, button, select, textarea, svg, math, iframe,'
        + ' object, video, audio, canvas, [aria-hidden=true], [inert], [popover]' + (roots.length ? '' : ', header');
    const said = text => text.replace(/\\s+/g, ' ').trim();
    const blocks = new Map();
    const blockOf = element => {{
        let block = blocks.get(element);
        if (!block) {{
            block = getComputedStyle(element).display.startsWith('inline') && element !== root
                ? blockOf(element.parentElement) : element;
            blocks.set(element, block);
        }}
        return block;
    }};
    const langOf = block => {{
        const marked = does('closest', block, '[lang]');
        return marked ? does('getAttribute', marked, 'lang') : '';
    }};
    const runs = [];
    let size = 0, broken = true;
    const walker = Document.prototype.createTreeWalker.call(document, root,
        NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => node.nodeType === Node.TEXT_NODE
            ? NodeFilter.FILTER_ACCEPT
            : does('matches', node, left) || !does('checkVisibility', node, {{visibilityProperty: true}})
            ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode() && size < 400000) {{
        const node = walker.currentNode;
        if (node.nodeType !== Node.TEXT_NODE) {{
            broken ||= node.localName === 'br';
            continue;
        }}
        const block = blockOf(node.parentElement);
        if (broken || runs.at(-1)?.block !== block) runs.push({{block, text: '', starts: []}});
        broken = false;
        const run = runs.at(-1);
        run.starts.push([run.text.length, node]);
        run.text += node.data;
        size += node.data.length;
    }}
    const place = (run, offset) => {{
        const [start, node] = run.starts.findLast(([start]) => start <= offset);
        return [node, Math.min(offset - start, node.data.length)];
    }};
    const segmenter = new Intl.Segmenter('ru', {{granularity: 'sentence'}});
    const found = [];
    for (const run of runs) {{
        let start = 0;
        for (const {{segment, index}} of segmenter.segment(run.text)) {{
            const end = index + segment.length;
            const unfinished = end < run.text.length && end - start < {JOINED}
                && /(^|[\\s(])(\\p{{Ll}}{{1,3}}|\\p{{Lu}}|№)\\.?\\s*$/u.test(segment) && !/[!?…]\\s*$/.test(segment);
            if (unfinished) continue;
            const text = run.text.slice(start, end), skipped = text.length - text.trimStart().length;
            if (/[\\p{{L}}\\p{{N}}]/u.test(text)) {{
                const range = Document.prototype.createRange.call(document);
                range.setStart(...place(run, start + skipped));
                range.setEnd(...place(run, start + text.trimEnd().length));
                found.push({{range, text: said(text).slice(0, {LONGEST}),
                    lang: langOf(run.block).slice(0, 20)}});
            }}
            start = end;
        }}
    }}
    kept.sentences = found.slice(0, {MOST});
    const first = kept.sentences.findIndex(one => one.range.getBoundingClientRect().bottom > 0);
    return JSON.stringify([Math.max(first, 0), kept.sentences.map(one => [one.text, one.lang])]);"""

SHOW: Final = f"""
    const range = kept.sentences?.[{{place}}]?.range;
    if (!kept.sheet) {{{{
        kept.sheet = new CSSStyleSheet();
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, kept.sheet];
    }}}}
    kept.sheet.replaceSync('::highlight({MARK}) {{{{ background-color: {{behind}}; color: {{ink}}; }}}}');
    if (range) {{{{
        CSS.highlights.set('{MARK}', new Highlight(range));
        const box = range.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight)
            scrollBy({{{{top: box.top - innerHeight / 4, behavior: 'instant'}}}});
    }}}}"""
HIDE: Final = f"""
    CSS.highlights.delete('{MARK}');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== kept.sheet);
    delete kept.sheet; delete kept.sentences"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, and the language that the page says it is in."""

    text: str
    declared: str


def sentences_in(untrusted: Any) -> tuple[int, tuple[Sentence, ...]]:
    """Return which sentence is the first on the screen, and all; none where the answer is not as asked for."""
    match untrusted:
        case [int(first), [*listed]] if len(listed) <= MOST:
            found = [_sentence(one) for one in listed]
            sentences = tuple(one for one in found if one is not None)
            if len(sentences) == len(listed) and 0 <= first < max(len(listed), 1):
                return int(first), sentences
    return 0, ()


def _sentence(untrusted: Any) -> Sentence | None:
    match untrusted:
        case [str(text), str(declared)]:
            return Sentence(_speakable(text), declared[:20])
        case _:
            return None


def _speakable(text: str) -> str:
    """Return a text on one line without what a voice takes for orders of its own ("[[" begins its sounds)."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST])
    return plain.replace("[", "(").replace("]", ")").strip()
