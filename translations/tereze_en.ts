<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AloudLine</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>The page is being read aloud</source>
        <translation>The page is being read aloud</translation>
    </message>
    <message>
        <source>Reading aloud waits</source>
        <translation>Reading aloud waits</translation>
    </message>
    <message>
        <source>The page was read to its end</source>
        <translation>The page was read to its end</translation>
    </message>
    <message>
        <source>This page has no text that could be read aloud.</source>
        <translation>This page has no text that could be read aloud.</translation>
    </message>
    <message>
        <source>This terminal has no voice to read aloud with. Please tell the librarian.</source>
        <translation>This terminal has no voice to read aloud with. Please tell the librarian.</translation>
    </message>
    <message>
        <source>This terminal has no loudspeaker or headphones. Please tell the librarian.</source>
        <translation>This terminal has no loudspeaker or headphones. Please tell the librarian.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Tools for the page</source>
        <translation>Tools for the page</translation>
    </message>
    <message>
        <source>Help, and calling the librarian</source>
        <translation>Help, and calling the librarian</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardScreen</name>
    <message>
        <source>Another language</source>
        <translation>Another language</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN.</source>
        <translation>Enter the number on your card and your PIN.</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>End the session</translation>
    </message>
    <message>
        <source>Staff card</source>
        <translation>Staff card</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>PIN, six digits</source>
        <translation>PIN, six digits</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to wait.</source>
        <translation>
            <numerusform>%n second to wait.</numerusform>
            <numerusform>%n seconds to wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>On this page</translation>
    </message>
    <message>
        <source>This page has no headings.</source>
        <translation>This page has no headings.</translation>
    </message>
</context>
<context>
    <name>DeadlineScreen</name>
    <message>
        <source>On which day did you receive the copy of the sentence?</source>
        <translation>On which day did you receive the copy of the sentence?</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Until when can I appeal?</translation>
    </message>
    <message numerus="yes">
        <source>Whoever is in custody has %n day(s) to appeal, from receiving the copy.</source>
        <translation>
            <numerusform>Whoever is in custody has %n day to appeal, from receiving the copy of the sentence.</numerusform>
            <numerusform>Whoever is in custody has %n days to appeal, from receiving the copy of the sentence.</numerusform>
        </translation>
    </message>
    <message>
        <source>CPC, Article 418.</source>
        <translation>CPC, Article 418.</translation>
    </message>
    <message>
        <source>What you choose here is not kept and nobody is told.</source>
        <translation>What you choose here is not kept and nobody is told.</translation>
    </message>
    <message>
        <source>Hand in the appeal all the same and ask to restore the deadline. Say why you are late.</source>
        <translation>Hand in the appeal all the same and ask to restore the deadline. Say why you are late.</translation>
    </message>
    <message>
        <source>Hand in the appeal today.</source>
        <translation>Hand in the appeal today.</translation>
    </message>
    <message>
        <source>By the safest count the last day was {day}.</source>
        <translation>By the safest count the last day was {day}.</translation>
    </message>
    <message>
        <source>If the day of receipt or a weekend at the end does not count, you are in time. To be safe, ask also to restore the deadline.</source>
        <translation>If the day of receipt or a weekend at the end does not count, you are in time. To be safe, ask also to restore the deadline.</translation>
    </message>
    <message>
        <source>Hand in the appeal by {day}.</source>
        <translation>Hand in the appeal by {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) are left, with today. Do not wait for the last one.</source>
        <translation>
            <numerusform>%n day is left, with today. Do not wait for the last moment.</numerusform>
            <numerusform>%n days are left, with today. Do not wait for the last one.</numerusform>
        </translation>
    </message>
    <message>
        <source>The day of receipt is counted here as the first, to be safe. See also the official text.</source>
        <translation>The day of receipt is counted here as the first, to be safe. See also the official text.</translation>
    </message>
    <message>
        <source>Read the guide on appeals</source>
        <translation>Read the guide on appeals</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>day {number}</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>A document of {host}, %n page(s). It is not kept here.</source>
        <translation>
            <numerusform>A document of {host}, %n page. It is not kept here.</numerusform>
            <numerusform>A document of {host}, %n pages. It is not kept here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n page(s) are shown.</source>
        <translation>
            <numerusform>Only the first %n page is shown.</numerusform>
            <numerusform>Only the first %n pages are shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Show the words alone</translation>
    </message>
    <message>
        <source>Show the pages as they are</source>
        <translation>Show the pages as they are</translation>
    </message>
    <message>
        <source>This page is a picture: it has no words that could be found or read aloud.</source>
        <translation>This page is a picture: it has no words that could be found or read aloud.</translation>
    </message>
    <message>
        <source>A picture without words</source>
        <translation>A picture without words</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find on this page</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>Words of this page</source>
        <translation>Words of this page</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>The place before</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>The next place</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} of {count}</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>You can leave it empty</source>
        <translation>You can leave it empty</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Staff print your paper: no. {number}. Nothing of it is kept on this screen.</source>
        <translation>Staff print your paper: no. {number}. Nothing of it is kept on this screen.</translation>
    </message>
    <message>
        <source>← Before</source>
        <translation>← Before</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>Next →</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>All done</translation>
    </message>
    <message>
        <source>What you write is not kept. It goes to paper only if you ask for it.</source>
        <translation>What you write is not kept. It goes to paper only if you ask for it.</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} of {all}</translation>
    </message>
    <message>
        <source>Your surname and first name</source>
        <translation>Your surname and first name</translation>
    </message>
    <message>
        <source>empty: a line to write on</source>
        <translation>empty: a line to write on</translation>
    </message>
    <message>
        <source>← Change something</source>
        <translation>← Change something</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Read the guide</translation>
    </message>
    <message>
        <source>Ask staff to print</source>
        <translation>Ask staff to print</translation>
    </message>
    <message>
        <source>Staff see the paper when they print it. It is not kept afterwards.</source>
        <translation>Staff see the paper when they print it. It is not kept afterwards.</translation>
    </message>
</context>
<context>
    <name>FormsScreen</name>
    <message>
        <source>Fill in on the screen what you know. Where you leave a line empty, you can write by hand later.</source>
        <translation>Fill in on the screen what you know. Where you leave a line empty, you can write by hand later.</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Papers to fill in</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Choose a language. It can be changed at any time.</source>
        <translation>Choose a language. It can be changed at any time.</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN with the numbers on the screen.</source>
        <translation>Enter the number on your card and your PIN with the numbers on the screen.</translation>
    </message>
    <message>
        <source>Read what is recorded. If you agree, go on.</source>
        <translation>Read what is recorded. If you agree, go on.</translation>
    </message>
    <message>
        <source>Choose a topic, or search with your own words. Read.</source>
        <translation>Choose a topic, or search with your own words. Read.</translation>
    </message>
    <message>
        <source>The minutes that you have left stand on top, on the right.</source>
        <translation>The minutes that you have left stand on top, on the right.</translation>
    </message>
    <message>
        <source>When you are done, press “End”. The pages you read are not kept here.</source>
        <translation>When you are done, press “End”. The pages you read are not kept here.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Call the librarian</source>
        <translation>Call the librarian</translation>
    </message>
    <message>
        <source>If anything is unclear, ask the librarian.</source>
        <translation>If anything is unclear, ask the librarian.</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>Your request is on the librarian’s list, as number {number}.</source>
        <translation>Your request is on the librarian’s list, as number {number}.</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Search in guides, the library and sites</source>
        <translation>Search in guides, the library and sites</translation>
    </message>
    <message>
        <source>in any language, also with mistakes in spelling</source>
        <translation>in any language, also with mistakes in spelling</translation>
    </message>
    <message>
        <source>Guides, always here</source>
        <translation>Guides, always here</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Until when can I appeal?</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>counts the days; keeps nothing</source>
        <translation>counts the days; keeps nothing</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Papers to fill in</translation>
    </message>
    <message>
        <source>appeal, complaint and others, for print</source>
        <translation>appeal, complaint and others, for print</translation>
    </message>
    <message>
        <source>My requests, my record</source>
        <translation>My requests, my record</translation>
    </message>
    <message>
        <source>answers, and what the terminal keeps about me</source>
        <translation>answers, and what the terminal keeps about me</translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s)</source>
        <translation>
            <numerusform>%n guide</numerusform>
            <numerusform>%n guides</numerusform>
        </translation>
    </message>
    <message>
        <source>Sites by topic</source>
        <translation>Sites by topic</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Capital letter</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>space</source>
        <translation>space</translation>
    </message>
</context>
<context>
    <name>KeysStep</name>
    <message>
        <source>Not all of them arrive</source>
        <translation>Not all of them arrive</translation>
    </message>
    <message>
        <source>There is no keyboard here</source>
        <translation>There is no keyboard here</translation>
    </message>
    <message>
        <source>Press each of these keys on the keyboard. One that arrives is marked.</source>
        <translation>Press each of these keys on the keyboard. One that arrives is marked.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Large print</source>
        <translation>Large print</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Strong contrast</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>The pages you read are not kept on this terminal.</source>
        <translation>The pages you read are not kept on this terminal.</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>The session is over</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>To the beginning</translation>
    </message>
    <message>
        <source>Your time stands still</source>
        <translation>Your time stands still</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>The month before</source>
        <translation>The month before</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>The month after</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>A PIN of your own</source>
        <translation>A PIN of your own</translation>
    </message>
    <message>
        <source>The PIN on the slip is for the first time only. Please choose another one.</source>
        <translation>The PIN on the slip is for the first time only. Please choose another one.</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>New PIN, six digits</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>The same PIN again</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Please type both again.</source>
        <translation>The two PINs are not the same. Please type both again.</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>Who runs this terminal</source>
        <translation>Who runs this terminal</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>What is recorded</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>How long it is kept</translation>
    </message>
    <message>
        <source>Who may look at it</source>
        <translation>Who may look at it</translation>
    </message>
    <message>
        <source>I have read it, go on</source>
        <translation>I have read it, go on</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>I do not agree</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Before you begin</translation>
    </message>
    <message numerus="yes">
        <source>You have %n minute(s). Please read this first.</source>
        <translation>
            <numerusform>You have %n minute. Please read this first.</numerusform>
            <numerusform>You have %n minutes. Please read this first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>PageTools</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>PrintLine</name>
    <message>
        <source>Ask for a print</source>
        <translation>Ask for a print</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The page is being made ready for paper</source>
        <translation>The page is being made ready for paper</translation>
    </message>
    <message numerus="yes">
        <source>This page takes %n sheet(s).</source>
        <translation>
            <numerusform>This page takes %n sheet.</numerusform>
            <numerusform>This page takes %n sheets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You may still ask for %n sheet(s).</source>
        <translation>
            <numerusform>You may still ask for %n sheet.</numerusform>
            <numerusform>You may still ask for %n sheets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages are not printed at this terminal. The librarian can tell you what is possible.</source>
        <translation>Pages are not printed at this terminal. The librarian can tell you what is possible.</translation>
    </message>
    <message>
        <source>You have asked for as many sheets as you may. Tomorrow you may again.</source>
        <translation>You have asked for as many sheets as you may. Tomorrow you may again.</translation>
    </message>
    <message>
        <source>This page cannot be made ready for paper. The librarian can help.</source>
        <translation>This page cannot be made ready for paper. The librarian can help.</translation>
    </message>
    <message>
        <source>Staff are being asked</source>
        <translation>Staff are being asked</translation>
    </message>
    <message>
        <source>Your print is number {number}. Staff print it; tell them this number.</source>
        <translation>Your print is number {number}. Staff print it; tell them this number.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>More time</source>
        <translation>More time</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>Then the session ends by itself. Write down what you need; the pages you read are not kept here.</source>
        <translation>Then the session ends by itself. Write down what you need; the pages you read are not kept here.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>Are you still here?</source>
        <translation>Are you still here?</translation>
    </message>
    <message numerus="yes">
        <source>Touch the screen or press any key. Otherwise the session ends in %n second(s).</source>
        <translation>
            <numerusform>Touch the screen or press any key. Otherwise the session ends in %n second.</numerusform>
            <numerusform>Touch the screen or press any key. Otherwise the session ends in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>I am here</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>does not open</source>
        <translation>does not open</translation>
    </message>
    <message>
        <source>Library · {title}</source>
        <translation>Library · {title}</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>without internet</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>End the session?</translation>
    </message>
    <message>
        <source>The pages you read are not kept on this terminal. The minutes you have not used stay yours.</source>
        <translation>The pages you read are not kept on this terminal. The minutes you have not used stay yours.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Ask for a print</source>
        <translation>Ask for a print</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Reading the record…</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>My record</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>There is nothing here yet.</translation>
    </message>
    <message>
        <source>Older entries are not shown here. Ask for a print to see all of them.</source>
        <translation>Older entries are not shown here. Ask for a print to see all of them.</translation>
    </message>
    <message>
        <source>Staff know. Request no. {number}</source>
        <translation>Staff know. Request no. {number}</translation>
    </message>
    <message>
        <source>This is what the terminal&apos;s record says about you. What you type, what pages say and which guides you read is not in it.</source>
        <translation>This is what the terminal&apos;s record says about you. What you type, what pages say and which guides you read is not in it.</translation>
    </message>
    <message>
        <source>My requests to staff</source>
        <translation>My requests to staff</translation>
    </message>
    <message>
        <source>a print of my record</source>
        <translation>a print of my record</translation>
    </message>
    <message>
        <source>the librarian’s help</source>
        <translation>the librarian’s help</translation>
    </message>
</context>
<context>
    <name>RefusalScreen</name>
    <message>
        <source>Your request is number {number}. Staff answer by {day}; see “My requests”.</source>
        <translation>Your request is number {number}. Staff answer by {day}; see “My requests”.</translation>
    </message>
    <message>
        <source>This page does not open</source>
        <translation>This page does not open</translation>
    </message>
    <message>
        <source>Ask for this page</source>
        <translation>Ask for this page</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Back</translation>
    </message>
    <message>
        <source>You have done nothing wrong.</source>
        <translation>You have done nothing wrong.</translation>
    </message>
    <message>
        <source>What for? You may say, and you need not.</source>
        <translation>What for? You may say, and you need not.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Who decided</translation>
    </message>
    <message>
        <source>Nobody here; the terminal did not close this page.</source>
        <translation>Nobody here; the terminal did not close this page.</translation>
    </message>
    <message>
        <source>Nobody; this terminal was not able to show it.</source>
        <translation>Nobody; this terminal was not able to show it.</translation>
    </message>
    <message>
        <source>{where}, list no. {version} of {day}</source>
        <translation>{where}, list no. {version} of {day}</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Opens</translation>
    </message>
    <message>
        <source>By which law</source>
        <translation>By which law</translation>
    </message>
    <message>
        <source>Ask the librarian for the reason. You can also complain to the court.</source>
        <translation>Ask the librarian for the reason. You can also complain to the court.</translation>
    </message>
    <message>
        <source>If you disagree</source>
        <translation>If you disagree</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>the page you read</source>
        <translation>the page you read</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Leave this paper?</source>
        <translation>Leave this paper?</translation>
    </message>
    <message>
        <source>What you wrote on it is not kept. To have it on paper, ask staff to print it first.</source>
        <translation>What you wrote on it is not kept. To have it on paper, ask staff to print it first.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>without internet</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Until when can I appeal?</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Papers to fill in</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>My record</translation>
    </message>
</context>
<context>
    <name>ScreenStep</name>
    <message>
        <source>Yes, all of it</source>
        <translation>Yes, all of it</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Eight colours, sixteen shades, thin lines and a red frame to the very edge, letters of five sizes: do you see all of it, without spots?</source>
        <translation>Eight colours, sixteen shades, thin lines and a red frame to the very edge, letters of five sizes: do you see all of it, without spots?</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Not what you looked for?</source>
        <translation>Not what you looked for?</translation>
    </message>
    <message>
        <source>Your request is number {number}. What you looked for was not told: say it to the librarian.</source>
        <translation>Your request is number {number}. What you looked for was not told: say it to the librarian.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>For example: how to appeal</source>
        <translation>For example: how to appeal</translation>
    </message>
    <message>
        <source>Write one or a few words, in any language and any alphabet. Mistakes in spelling do no harm.</source>
        <translation>Write one or a few words, in any language and any alphabet. Mistakes in spelling do no harm.</translation>
    </message>
    <message>
        <source>Nobody is told what you look for.</source>
        <translation>Nobody is told what you look for.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nothing was found</translation>
    </message>
    <message>
        <source>Look through the topics</source>
        <translation>Look through the topics</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>Did you mean:</translation>
    </message>
    <message>
        <source>Try other words, or fewer of them. The librarian can also help you look.</source>
        <translation>Try other words, or fewer of them. The librarian can also help you look.</translation>
    </message>
    <message>
        <source>Ask the librarian</source>
        <translation>Ask the librarian</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>SpeakerStep</name>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>This machine has no device for sound.</source>
        <translation>This machine has no device for sound.</translation>
    </message>
    <message>
        <source>Play the tone</source>
        <translation>Play the tone</translation>
    </message>
    <message>
        <source>I hear it</source>
        <translation>I hear it</translation>
    </message>
    <message>
        <source>I hear nothing</source>
        <translation>I hear nothing</translation>
    </message>
    <message>
        <source>Press “Play the tone”: it lasts a second. Do you hear it?</source>
        <translation>Press “Play the tone”: it lasts a second. Do you hear it?</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Load again</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Ask for a print</source>
        <translation>Ask for a print</translation>
    </message>
    <message>
        <source>What is on this page</source>
        <translation>What is on this page</translation>
    </message>
</context>
<context>
    <name>TopicScreen</name>
    <message>
        <source>These sites open for reading. Each page comes from the site itself.</source>
        <translation>These sites open for reading. Each page comes from the site itself.</translation>
    </message>
</context>
<context>
    <name>TouchStep</name>
    <message>
        <source>Not all can be pressed</source>
        <translation>Not all can be pressed</translation>
    </message>
    <message>
        <source>Press the five points, one after the other: 1 to 5.</source>
        <translation>Press the five points, one after the other: 1 to 5.</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>The page or paper on the screen stays.</source>
        <translation>The page or paper on the screen stays.</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>guide</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>library page</source>
        <translation>library page</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site</translation>
    </message>
    <message>
        <source>In the list of {day}</source>
        <translation>In the list of {day}</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>As of {day}</translation>
    </message>
</context>
<context>
    <name>because</name>
    <message>
        <source>Reason: the rules of the reading room.</source>
        <translation>Reason: the rules of the reading room.</translation>
    </message>
    <message>
        <source>Reason: the equipment.</source>
        <translation>Reason: the equipment.</translation>
    </message>
    <message>
        <source>Reason: the card was lost or lent.</source>
        <translation>Reason: the card was lost or lent.</translation>
    </message>
    <message>
        <source>Reason: a written decision of the institution.</source>
        <translation>Reason: a written decision of the institution.</translation>
    </message>
</context>
<context>
    <name>ends</name>
    <message>
        <source>You ended your session.</source>
        <translation>You ended your session.</translation>
    </message>
    <message>
        <source>Your time for this session is used up.</source>
        <translation>Your time for this session is used up.</translation>
    </message>
    <message>
        <source>Your time for today is used up.</source>
        <translation>Your time for today is used up.</translation>
    </message>
    <message>
        <source>Your time for this week is used up.</source>
        <translation>Your time for this week is used up.</translation>
    </message>
    <message>
        <source>The librarian ended the session. You can ask why.</source>
        <translation>The librarian ended the session. You can ask why.</translation>
    </message>
    <message>
        <source>Nobody of the staff is in the room, so the session was closed.</source>
        <translation>Nobody of the staff is in the room, so the session was closed.</translation>
    </message>
    <message>
        <source>Your card has been suspended. You can ask the librarian why.</source>
        <translation>Your card has been suspended. You can ask the librarian why.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a long time, so the session was closed.</source>
        <translation>Nobody touched the screen for a long time, so the session was closed.</translation>
    </message>
    <message>
        <source>The reading room is closing for today.</source>
        <translation>The reading room is closing for today.</translation>
    </message>
    <message>
        <source>You did not accept the notice, so nothing was opened.</source>
        <translation>You did not accept the notice, so nothing was opened.</translation>
    </message>
    <message>
        <source>The screen lost its connection, so the session was closed.</source>
        <translation>The screen lost its connection, so the session was closed.</translation>
    </message>
    <message>
        <source>The session was no longer valid, so it was closed.</source>
        <translation>The session was no longer valid, so it was closed.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so the session was closed.</source>
        <translation>The terminal cannot keep its record now, so the session was closed.</translation>
    </message>
    <message>
        <source>The terminal is being switched off or serviced.</source>
        <translation>The terminal is being switched off or serviced.</translation>
    </message>
    <message>
        <source>The terminal was interrupted, so the session was closed.</source>
        <translation>The terminal was interrupted, so the session was closed.</translation>
    </message>
</context>
<context>
    <name>instead</name>
    <message>
        <source>A copy of this page</source>
        <translation>A copy of this page</translation>
    </message>
    <message>
        <source>This you can open</source>
        <translation>This you can open</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>As of {day}</translation>
    </message>
</context>
<context>
    <name>new_pins</name>
    <message>
        <source>A PIN has six digits. Please choose another one.</source>
        <translation>A PIN has six digits. Please choose another one.</translation>
    </message>
    <message>
        <source>This PIN is easy to guess. Please choose another one.</source>
        <translation>This PIN is easy to guess. Please choose another one.</translation>
    </message>
    <message>
        <source>This is the PIN that has to be changed. Please choose another one.</source>
        <translation>This is the PIN that has to be changed. Please choose another one.</translation>
    </message>
</context>
<context>
    <name>not_asked</name>
    <message>
        <source>This paper cannot be printed here. What you wrote is still on the screen.</source>
        <translation>This paper cannot be printed here. What you wrote is still on the screen.</translation>
    </message>
    <message>
        <source>Too many papers wait already. Please call the librarian and try again.</source>
        <translation>Too many papers wait already. Please call the librarian and try again.</translation>
    </message>
    <message>
        <source>You have asked for much in this session. Please speak with the librarian.</source>
        <translation>You have asked for much in this session. Please speak with the librarian.</translation>
    </message>
    <message>
        <source>This is not an address that staff could open.</source>
        <translation>This is not an address that staff could open.</translation>
    </message>
    <message>
        <source>This page takes more sheets than you may still ask for.</source>
        <translation>This page takes more sheets than you may still ask for.</translation>
    </message>
    <message>
        <source>This page is too large for paper. The librarian can help.</source>
        <translation>This page is too large for paper. The librarian can help.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so staff were not asked. Please call the librarian.</source>
        <translation>The terminal cannot keep its record now, so staff were not asked. Please call the librarian.</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>The librarian has paused the session. It goes on from here; please wait.</source>
        <translation>The librarian has paused the session. It goes on from here; please wait.</translation>
    </message>
    <message>
        <source>Staff have to be here: please call the librarian. No minute is lost.</source>
        <translation>Staff have to be here: please call the librarian. No minute is lost.</translation>
    </message>
</context>
<context>
    <name>purposes</name>
    <message>
        <source>my case in court</source>
        <translation>my case in court</translation>
    </message>
    <message>
        <source>a complaint</source>
        <translation>a complaint</translation>
    </message>
    <message>
        <source>my family</source>
        <translation>my family</translation>
    </message>
    <message>
        <source>life after release</source>
        <translation>life after release</translation>
    </message>
    <message>
        <source>study or work</source>
        <translation>study or work</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>something else</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>This address is not written correctly.</source>
        <translation>This address is not written correctly.</translation>
    </message>
    <message>
        <source>This address is too long to be opened.</source>
        <translation>This address is too long to be opened.</translation>
    </message>
    <message>
        <source>The address holds a name or password, so it does not open.</source>
        <translation>The address holds a name or password, so it does not open.</translation>
    </message>
    <message>
        <source>Addresses made of numbers do not open, only named sites.</source>
        <translation>Addresses made of numbers do not open, only named sites.</translation>
    </message>
    <message>
        <source>This name belongs to an internal network, not to a site.</source>
        <translation>This name belongs to an internal network, not to a site.</translation>
    </message>
    <message>
        <source>The name of this site mixes letters of different alphabets. Such names are used to deceive.</source>
        <translation>The name of this site mixes letters of different alphabets. Such names are used to deceive.</translation>
    </message>
    <message>
        <source>This link is not a page of a site, so it does not open here.</source>
        <translation>This link is not a page of a site, so it does not open here.</translation>
    </message>
    <message>
        <source>This part of the site is not on the list of what opens.</source>
        <translation>This part of the site is not on the list of what opens.</translation>
    </message>
    <message>
        <source>This site is not on the list of sites that open here.</source>
        <translation>This site is not on the list of sites that open here.</translation>
    </message>
    <message>
        <source>This document cannot be shown: its file is damaged or locked with a password.</source>
        <translation>This document cannot be shown: its file is damaged or locked with a password.</translation>
    </message>
    <message>
        <source>This document is too large to be shown on this terminal.</source>
        <translation>This document is too large to be shown on this terminal.</translation>
    </message>
    <message>
        <source>This site passes on pages of any other site, so it stays closed for everyone.</source>
        <translation>This site passes on pages of any other site, so it stays closed for everyone.</translation>
    </message>
    <message>
        <source>The site opens here, but this section of it does not.</source>
        <translation>The site opens here, but this section of it does not.</translation>
    </message>
    <message>
        <source>There are invisible characters in this address, so it does not open.</source>
        <translation>There are invisible characters in this address, so it does not open.</translation>
    </message>
    <message>
        <source>There is a backslash in this address, which hides where it leads. It does not open.</source>
        <translation>There is a backslash in this address, which hides where it leads. It does not open.</translation>
    </message>
    <message>
        <source>Programs understand this address in different ways, so it does not open.</source>
        <translation>Programs understand this address in different ways, so it does not open.</translation>
    </message>
    <message>
        <source>This site stays closed for everyone, and no list can open it.</source>
        <translation>This site stays closed for everyone, and no list can open it.</translation>
    </message>
    <message>
        <source>This address only serves other pages and is not a page itself.</source>
        <translation>This address only serves other pages and is not a page itself.</translation>
    </message>
    <message>
        <source>This site opens for reading only, nothing can be sent to it.</source>
        <translation>This site opens for reading only, nothing can be sent to it.</translation>
    </message>
    <message>
        <source>This site opens for reading only, forms cannot be sent.</source>
        <translation>This site opens for reading only, forms cannot be sent.</translation>
    </message>
    <message>
        <source>This kind of content does not open here.</source>
        <translation>This kind of content does not open here.</translation>
    </message>
    <message>
        <source>The list of sites is out of date. Until staff renew it, only the main legal sites open.</source>
        <translation>The list of sites is out of date. Until staff renew it, only the main legal sites open.</translation>
    </message>
    <message>
        <source>The permission for this site has run out. Staff can renew it if you ask for it.</source>
        <translation>The permission for this site has run out. Staff can renew it if you ask for it.</translation>
    </message>
    <message>
        <source>What was written is too long to be searched for here.</source>
        <translation>What was written is too long to be searched for here.</translation>
    </message>
    <message>
        <source>This site opens at other hours.</source>
        <translation>This site opens at other hours.</translation>
    </message>
    <message>
        <source>This site opens for another group of readers.</source>
        <translation>This site opens for another group of readers.</translation>
    </message>
    <message>
        <source>This address carries the address of another site inside, which does not open here.</source>
        <translation>This address carries the address of another site inside, which does not open here.</translation>
    </message>
    <message>
        <source>Files cannot be saved here, pages can only be read.</source>
        <translation>Files cannot be saved here, pages can only be read.</translation>
    </message>
    <message>
        <source>Files cannot be sent from here.</source>
        <translation>Files cannot be sent from here.</translation>
    </message>
    <message>
        <source>The page tried to open a window by itself.</source>
        <translation>The page tried to open a window by itself.</translation>
    </message>
    <message>
        <source>The page asked for something that is not available here.</source>
        <translation>The page asked for something that is not available here.</translation>
    </message>
    <message>
        <source>This link needs another program, which is not here.</source>
        <translation>This link needs another program, which is not here.</translation>
    </message>
    <message>
        <source>The site asks for its own password. It opens for reading only.</source>
        <translation>The site asks for its own password. It opens for reading only.</translation>
    </message>
    <message>
        <source>The site could not prove that it is the real one, so it was not opened.</source>
        <translation>The site could not prove that it is the real one, so it was not opened.</translation>
    </message>
    <message>
        <source>The page stopped working and was closed.</source>
        <translation>The page stopped working and was closed.</translation>
    </message>
    <message>
        <source>The page asked for something in a way that is not understood.</source>
        <translation>The page asked for something in a way that is not understood.</translation>
    </message>
    <message>
        <source>The session is over. Please sign in again.</source>
        <translation>The session is over. Please sign in again.</translation>
    </message>
    <message>
        <source>The session is no longer valid. Please sign in again.</source>
        <translation>The session is no longer valid. Please sign in again.</translation>
    </message>
    <message>
        <source>This name leads into an internal network, not to a site.</source>
        <translation>This name leads into an internal network, not to a site.</translation>
    </message>
    <message>
        <source>The connection asked for another site than the one that was opened.</source>
        <translation>The connection asked for another site than the one that was opened.</translation>
    </message>
    <message>
        <source>There is no site with this name, or its name was not found.</source>
        <translation>There is no site with this name, or its name was not found.</translation>
    </message>
    <message>
        <source>The site does not answer now. It was not closed here. Please try again later.</source>
        <translation>The site does not answer now. It was not closed here. Please try again later.</translation>
    </message>
    <message>
        <source>The site takes too long to answer. Please try again later.</source>
        <translation>The site takes too long to answer. Please try again later.</translation>
    </message>
    <message>
        <source>Too many pages are loading at once. Please wait a little.</source>
        <translation>Too many pages are loading at once. Please wait a little.</translation>
    </message>
    <message>
        <source>The institution&apos;s own network did not let this page through. It was not closed on this terminal.</source>
        <translation>The institution&apos;s own network did not let this page through. It was not closed on this terminal.</translation>
    </message>
    <message>
        <source>The institution&apos;s way to the internet does not answer now. Please try again later.</source>
        <translation>The institution&apos;s way to the internet does not answer now. Please try again later.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nothing opens. Please call the librarian.</source>
        <translation>The terminal cannot keep its record now, so nothing opens. Please call the librarian.</translation>
    </message>
    <message>
        <source>The terminal is not ready. Please call the librarian.</source>
        <translation>The terminal is not ready. Please call the librarian.</translation>
    </message>
    <message>
        <source>Something went wrong in this terminal, so the page was not opened.</source>
        <translation>Something went wrong in this terminal, so the page was not opened.</translation>
    </message>
    <message>
        <source>There is no such page in the library.</source>
        <translation>There is no such page in the library.</translation>
    </message>
    <message>
        <source>This site is for writing to people. The terminal is for reading, so it stays closed for everyone.</source>
        <translation>This site is for writing to people. The terminal is for reading, so it stays closed for everyone.</translation>
    </message>
    <message>
        <source>This site is for sending and storing files, so it stays closed for everyone.</source>
        <translation>This site is for sending and storing files, so it stays closed for everyone.</translation>
    </message>
    <message>
        <source>This site gives control over other computers, so it stays closed for everyone.</source>
        <translation>This site gives control over other computers, so it stays closed for everyone.</translation>
    </message>
    <message>
        <source>This is an unprotected copy of a site that opens here under its own name.</source>
        <translation>This is an unprotected copy of a site that opens here under its own name.</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>Your card was issued.</source>
        <translation>Your card was issued.</translation>
    </message>
    <message>
        <source>A PIN that is not yours was typed with the number of your card.</source>
        <translation>A PIN that is not yours was typed with the number of your card.</translation>
    </message>
    <message>
        <source>The time went on.</source>
        <translation>The time went on.</translation>
    </message>
    <message>
        <source>Staff gave your card a new PIN.</source>
        <translation>Staff gave your card a new PIN.</translation>
    </message>
    <message>
        <source>You chose a new PIN.</source>
        <translation>You chose a new PIN.</translation>
    </message>
    <message>
        <source>Staff suspended your card for a time.</source>
        <translation>Staff suspended your card for a time.</translation>
    </message>
    <message>
        <source>Staff let your card open again.</source>
        <translation>Staff let your card open again.</translation>
    </message>
    <message>
        <source>The time was stopped.</source>
        <translation>The time was stopped.</translation>
    </message>
    <message>
        <source>Everything that the pages left on the terminal was deleted.</source>
        <translation>Everything that the pages left on the terminal was deleted.</translation>
    </message>
    <message>
        <source>Staff changed something about your card.</source>
        <translation>Staff changed something about your card.</translation>
    </message>
    <message>
        <source>It was opened.</source>
        <translation>It was opened.</translation>
    </message>
    <message>
        <source>It stays closed.</source>
        <translation>It stays closed.</translation>
    </message>
    <message>
        <source>Staff answered:</source>
        <translation>Staff answered:</translation>
    </message>
    <message>
        <source>a site whose address is not kept</source>
        <translation>a site whose address is not kept</translation>
    </message>
    <message>
        <source>The time for keeping this entry is over; what it said was destroyed.</source>
        <translation>The time for keeping this entry is over; what it said was destroyed.</translation>
    </message>
    <message>
        <source>Staff answer by {day}.</source>
        <translation>Staff answer by {day}.</translation>
    </message>
    <message>
        <source>Your card did not open, because it was suspended.</source>
        <translation>Your card did not open, because it was suspended.</translation>
    </message>
    <message>
        <source>Staff answered your request no. {number}</source>
        <translation>Staff answered your request no. {number}</translation>
    </message>
    <message>
        <source>The session began. Minutes given: {minutes}</source>
        <translation>The session began. Minutes given: {minutes}</translation>
    </message>
    <message>
        <source>You added time. Minutes added: {minutes}</source>
        <translation>You added time. Minutes added: {minutes}</translation>
    </message>
    <message>
        <source>Minutes used: {minutes}</source>
        <translation>Minutes used: {minutes}</translation>
    </message>
    <message>
        <source>Opened: {place}</source>
        <translation>Opened: {place}</translation>
    </message>
    <message>
        <source>Did not open: {place}. {why}</source>
        <translation>Did not open: {place}. {why}</translation>
    </message>
    <message>
        <source>Connected to {place}</source>
        <translation>Connected to {place}</translation>
    </message>
    <message>
        <source>Not connected to {place}. {why}</source>
        <translation>Not connected to {place}. {why}</translation>
    </message>
    <message>
        <source>You asked staff for a page: {place}. Request no. {number}</source>
        <translation>You asked staff for a page: {place}. Request no. {number}</translation>
    </message>
    <message>
        <source>You asked for a print of this record. Request no. {number}</source>
        <translation>You asked for a print of this record. Request no. {number}</translation>
    </message>
    <message>
        <source>You asked for the librarian’s help. No. {number}</source>
        <translation>You asked for the librarian’s help. No. {number}</translation>
    </message>
    <message>
        <source>You asked for a form on paper. Form no. {number}</source>
        <translation>You asked for a form on paper. Form no. {number}</translation>
    </message>
    <message>
        <source>You asked for a page on paper. Print no. {number}, sheets: {pages}</source>
        <translation>You asked for a page on paper. Print no. {number}, sheets: {pages}</translation>
    </message>
    <message>
        <source>Paper no. {number} was printed, and is not kept here any more</source>
        <translation>Paper no. {number} was printed, and is not kept here any more</translation>
    </message>
    <message>
        <source>Paper no. {number} was thrown away without being printed</source>
        <translation>Paper no. {number} was thrown away without being printed</translation>
    </message>
</context>
<context>
    <name>shelves</name>
    <message>
        <source>guide</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>reading and search</source>
        <translation>reading and search</translation>
    </message>
    <message>
        <source>reading and forms</source>
        <translation>reading and forms</translation>
    </message>
</context>
<context>
    <name>sign_ins</name>
    <message>
        <source>The card number or the PIN is not right. Please try again.</source>
        <translation>The card number or the PIN is not right. Please try again.</translation>
    </message>
    <message>
        <source>This card is not a librarian&apos;s.</source>
        <translation>This card is not a librarian&apos;s.</translation>
    </message>
    <message>
        <source>Please wait a little before you try again.</source>
        <translation>Please wait a little before you try again.</translation>
    </message>
    <message>
        <source>You have used your time for now. You can come again another day.</source>
        <translation>You have used your time for now. You can come again another day.</translation>
    </message>
    <message>
        <source>The reading room is closed now.</source>
        <translation>The reading room is closed now.</translation>
    </message>
    <message>
        <source>The terminal&apos;s clock is not right. Please call the librarian.</source>
        <translation>The terminal&apos;s clock is not right. Please call the librarian.</translation>
    </message>
    <message>
        <source>This card is suspended until {day}.</source>
        <translation>This card is suspended until {day}.</translation>
    </message>
    <message>
        <source>The time for choosing a PIN is over. Please sign in again.</source>
        <translation>The time for choosing a PIN is over. Please sign in again.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nobody can sign in. Please call the librarian.</source>
        <translation>The terminal cannot keep its record now, so nobody can sign in. Please call the librarian.</translation>
    </message>
</context>
</TS>
