<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>AloudLine</name>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>The page is being read aloud</source>
        <translation>Бет дауыстап оқылып жатыр</translation>
    </message>
    <message>
        <source>Reading aloud waits</source>
        <translation>Дауыстап оқу кідіртілді</translation>
    </message>
    <message>
        <source>The page was read to its end</source>
        <translation>Бет соңына дейін оқылды</translation>
    </message>
    <message>
        <source>This page has no text that could be read aloud.</source>
        <translation>Бұл бетте дауыстап оқитын мәтін жоқ.</translation>
    </message>
    <message>
        <source>This terminal has no voice to read aloud with. Please tell the librarian.</source>
        <translation>Бұл терминалда дауыстап оқитын бағдарлама жоқ. Кітапханашыға айтыңыз.</translation>
    </message>
    <message>
        <source>This terminal has no loudspeaker or headphones. Please tell the librarian.</source>
        <translation>Бұл терминалға динамик те, құлаққап та қосылмаған. Кітапханашыға айтыңыз.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Басты бет</translation>
    </message>
    <message>
        <source>Tools for the page</source>
        <translation>Бетке арналған құралдар</translation>
    </message>
    <message>
        <source>Help, and calling the librarian</source>
        <translation>Көмек, кітапханашыны шақыру</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Аяқтау</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n минут қалды</numerusform>
            <numerusform>%n минут қалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n мин қалды</numerusform>
            <numerusform>%n мин қалды</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardScreen</name>
    <message>
        <source>Another language</source>
        <translation>Басқа тіл</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Кіру</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN.</source>
        <translation>Картаңыздың нөмірі мен PIN‑кодыңызды теріңіз.</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Сеансты аяқтау</translation>
    </message>
    <message>
        <source>Staff card</source>
        <translation>Қызметкер картасы</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Карта нөмірі</translation>
    </message>
    <message>
        <source>PIN, six digits</source>
        <translation>PIN‑код, алты цифр</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to wait.</source>
        <translation>
            <numerusform>Тағы %n секунд күтіңіз.</numerusform>
            <numerusform>Тағы %n секунд күтіңіз.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Осы бетте</translation>
    </message>
    <message>
        <source>This page has no headings.</source>
        <translation>Бұл бетте тақырыптар жоқ.</translation>
    </message>
</context>
<context>
    <name>DeadlineScreen</name>
    <message>
        <source>On which day did you receive the copy of the sentence?</source>
        <translation>Үкімнің көшірмесін қай күні алдыңыз?</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Қай күнге дейін шағымдана аламын?</translation>
    </message>
    <message numerus="yes">
        <source>Whoever is in custody has %n day(s) to appeal, from receiving the copy.</source>
        <translation>
            <numerusform>Күзетпен ұсталып отырған адам үкімнің көшірмесі қолына тиген күннен бастап %n күн ішінде шағым бере алады.</numerusform>
            <numerusform>Күзетпен ұсталып отырған адам үкімнің көшірмесі қолына тиген күннен бастап %n күн ішінде шағым бере алады.</numerusform>
        </translation>
    </message>
    <message>
        <source>CPC, Article 418.</source>
        <translation>Қылмыстық-процестік кодекс, 418-бап.</translation>
    </message>
    <message>
        <source>What you choose here is not kept and nobody is told.</source>
        <translation>Мұнда таңдағаныңыз сақталмайды және ешкімге айтылмайды.</translation>
    </message>
    <message>
        <source>Hand in the appeal all the same and ask to restore the deadline. Say why you are late.</source>
        <translation>Сонда да шағым беріп, мерзімді қалпына келтіруді сұраңыз. Неге кешіккеніңізді жазыңыз.</translation>
    </message>
    <message>
        <source>Hand in the appeal today.</source>
        <translation>Шағымды бүгін тапсырыңыз.</translation>
    </message>
    <message>
        <source>By the safest count the last day was {day}.</source>
        <translation>Ең сенімді есеп бойынша соңғы күн {day} болды.</translation>
    </message>
    <message>
        <source>If the day of receipt or a weekend at the end does not count, you are in time. To be safe, ask also to restore the deadline.</source>
        <translation>Көшірме алған күн немесе соңындағы демалыс күні есепке кірмесе, әлі үлгересіз. Сақ болу үшін мерзімді қалпына келтіруді де сұраңыз.</translation>
    </message>
    <message>
        <source>Hand in the appeal by {day}.</source>
        <translation>Шағымды беретін соңғы күн: {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) are left, with today. Do not wait for the last one.</source>
        <translation>
            <numerusform>Бүгінді қоса %n күн қалды. Соңғы күнді күтпеңіз.</numerusform>
            <numerusform>Бүгінді қоса %n күн қалды. Соңғы күнді күтпеңіз.</numerusform>
        </translation>
    </message>
    <message>
        <source>The day of receipt is counted here as the first, to be safe. See also the official text.</source>
        <translation>Сенімді болу үшін мұнда көшірме алынған күн бірінші күн деп саналды. Ресми мәтінді де қараңыз.</translation>
    </message>
    <message>
        <source>Read the guide on appeals</source>
        <translation>Шағым туралы нұсқаулықты оқу</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>{number}-күн</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>A document of {host}, %n page(s). It is not kept here.</source>
        <translation>
            <numerusform>{host} сайтының құжаты, %n бет. Ол мұнда сақталмайды.</numerusform>
            <numerusform>{host} сайтының құжаты, %n бет. Ол мұнда сақталмайды.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n page(s) are shown.</source>
        <translation>
            <numerusform>Алғашқы %n беті ғана көрсетілген.</numerusform>
            <numerusform>Алғашқы %n беті ғана көрсетілген.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>{count} беттің {number}-беті</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Тек мәтінін көрсету</translation>
    </message>
    <message>
        <source>Show the pages as they are</source>
        <translation>Беттерді сол қалпында көрсету</translation>
    </message>
    <message>
        <source>This page is a picture: it has no words that could be found or read aloud.</source>
        <translation>Бұл бет — сурет: мұнда іздеуге немесе дауыстап оқуға болатын сөз жоқ.</translation>
    </message>
    <message>
        <source>A picture without words</source>
        <translation>Сөзі жоқ сурет</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find</source>
        <translation>Табу</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find on this page</source>
        <translation>Осы беттен табу</translation>
    </message>
    <message>
        <source>Words of this page</source>
        <translation>Осы беттегі сөз</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Алдыңғы жері</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Келесі жері</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>табылмады</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>You can leave it empty</source>
        <translation>Бос қалдыруға болады</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>Staff print your paper: no. {number}. Nothing of it is kept on this screen.</source>
        <translation>Қағазыңызды қызметкер басып береді: № {number}. Бұл экранда ештеңе сақталған жоқ.</translation>
    </message>
    <message>
        <source>← Before</source>
        <translation>← Алдыңғы</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>Келесі →</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Бәрі дайын</translation>
    </message>
    <message>
        <source>What you write is not kept. It goes to paper only if you ask for it.</source>
        <translation>Жазғаныңыз сақталмайды. Өзіңіз сұрасаңыз ғана қағазға басылады.</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} / {all}</translation>
    </message>
    <message>
        <source>Your surname and first name</source>
        <translation>Тегіңіз бен атыңыз</translation>
    </message>
    <message>
        <source>empty: a line to write on</source>
        <translation>бос: қолмен жазатын жол қалады</translation>
    </message>
    <message>
        <source>← Change something</source>
        <translation>← Түзету</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Нұсқаулықты оқу</translation>
    </message>
    <message>
        <source>Ask staff to print</source>
        <translation>Басып беруді сұрау</translation>
    </message>
    <message>
        <source>Staff see the paper when they print it. It is not kept afterwards.</source>
        <translation>Қызметкер қағазды басып жатқанда көреді. Кейін ол сақталмайды.</translation>
    </message>
</context>
<context>
    <name>FormsScreen</name>
    <message>
        <source>Fill in on the screen what you know. Where you leave a line empty, you can write by hand later.</source>
        <translation>Білетініңізді экранда толтырыңыз. Бос қалған жолға кейін қолмен жаза аласыз.</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Толтыратын қағаздар</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Choose a language. It can be changed at any time.</source>
        <translation>Тілді таңдаңыз. Оны кез келген уақытта ауыстыруға болады.</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN with the numbers on the screen.</source>
        <translation>Картаңыздың нөмірі мен PIN‑кодты экрандағы сандармен теріңіз.</translation>
    </message>
    <message>
        <source>Read what is recorded. If you agree, go on.</source>
        <translation>Не жазылатынын оқыңыз. Келіссеңіз, жалғастырыңыз.</translation>
    </message>
    <message>
        <source>Choose a topic, or search with your own words. Read.</source>
        <translation>Тақырыпты таңдаңыз немесе өз сөзіңізбен іздеңіз. Оқыңыз.</translation>
    </message>
    <message>
        <source>The minutes that you have left stand on top, on the right.</source>
        <translation>Қалған минуттарыңыз жоғарыда, оң жақта тұрады.</translation>
    </message>
    <message>
        <source>When you are done, press “End”. The pages you read are not kept here.</source>
        <translation>Біткен соң «Аяқтау» түймесін басыңыз. Оқыған беттеріңіз мұнда сақталмайды.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Call the librarian</source>
        <translation>Кітапханашыны шақыру</translation>
    </message>
    <message>
        <source>If anything is unclear, ask the librarian.</source>
        <translation>Түсініксіз болса, кітапханашыдан сұраңыз.</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Қалай қолданады</translation>
    </message>
    <message>
        <source>Your request is on the librarian’s list, as number {number}.</source>
        <translation>Сұрауыңыз кітапханашының тізіміне № {number} болып енді.</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Search in guides, the library and sites</source>
        <translation>Нұсқаулықтардан, кітапханадан және сайттардан іздеу</translation>
    </message>
    <message>
        <source>in any language, also with mistakes in spelling</source>
        <translation>кез келген тілде, қате жазсаңыз да табылады</translation>
    </message>
    <message>
        <source>Guides, always here</source>
        <translation>Нұсқаулықтар — әрқашан осында</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Қай күнге дейін шағымдана аламын?</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Оқи беру</translation>
    </message>
    <message>
        <source>counts the days; keeps nothing</source>
        <translation>күндерді санайды, ештеңе сақтамайды</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Толтыратын қағаздар</translation>
    </message>
    <message>
        <source>appeal, complaint and others, for print</source>
        <translation>шағым, өтініш және басқалары, басып шығаруға</translation>
    </message>
    <message>
        <source>My requests, my record</source>
        <translation>Сұрауларым және мен туралы жазба</translation>
    </message>
    <message>
        <source>answers, and what the terminal keeps about me</source>
        <translation>жауаптар және терминал мен туралы не сақтайды</translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s)</source>
        <translation>
            <numerusform>%n нұсқаулық</numerusform>
            <numerusform>%n нұсқаулық</numerusform>
        </translation>
    </message>
    <message>
        <source>Sites by topic</source>
        <translation>Тақырып бойынша сайттар</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n сайт</numerusform>
            <numerusform>%n сайт</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Бас әріп</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Өшіру</translation>
    </message>
    <message>
        <source>space</source>
        <translation>бос орын</translation>
    </message>
</context>
<context>
    <name>KeysStep</name>
    <message>
        <source>Not all of them arrive</source>
        <translation>Бәрі бірдей жұмыс істемейді</translation>
    </message>
    <message>
        <source>There is no keyboard here</source>
        <translation>Мұнда пернетақта жоқ</translation>
    </message>
    <message>
        <source>Press each of these keys on the keyboard. One that arrives is marked.</source>
        <translation>Пернетақтадан осы пернелердің әрқайсысын басыңыз. Жұмыс істегені белгіленеді.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Large print</source>
        <translation>Ірі әріп</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Анық түс</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>The pages you read are not kept on this terminal.</source>
        <translation>Оқыған беттеріңіз бұл терминалда сақталмайды.</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>Сеанс аяқталды</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Басына оралу</translation>
    </message>
    <message>
        <source>Your time stands still</source>
        <translation>Уақытыңыз тоқтап тұр</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ашылып жатыр…</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>The month before</source>
        <translation>Алдыңғы ай</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Келесі ай</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>A PIN of your own</source>
        <translation>Жеке PIN‑код</translation>
    </message>
    <message>
        <source>The PIN on the slip is for the first time only. Please choose another one.</source>
        <translation>Қағаздағы PIN‑код тек алғашқы кіруге арналған. Басқасын таңдаңыз.</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>Жаңа PIN‑код, алты цифр</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Сол PIN‑код тағы бір рет</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Please type both again.</source>
        <translation>Екі PIN‑код бірдей емес. Екеуін де қайтадан теріңіз.</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>Who runs this terminal</source>
        <translation>Терминалға кім жауап береді</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Не жазылады</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Не үшін</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Қанша уақыт сақталады</translation>
    </message>
    <message>
        <source>Who may look at it</source>
        <translation>Кім көре алады</translation>
    </message>
    <message>
        <source>I have read it, go on</source>
        <translation>Оқыдым, жалғастыру</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Келіспеймін</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Бастамас бұрын</translation>
    </message>
    <message numerus="yes">
        <source>You have %n minute(s). Please read this first.</source>
        <translation>
            <numerusform>Сізде %n минут бар. Алдымен мынаны оқып шығыңыз.</numerusform>
            <numerusform>Сізде %n минут бар. Алдымен мынаны оқып шығыңыз.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Өшіру</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
</context>
<context>
    <name>PageTools</name>
    <message>
        <source>Enter</source>
        <translation>Енгізу</translation>
    </message>
</context>
<context>
    <name>PrintLine</name>
    <message>
        <source>Ask for a print</source>
        <translation>Басып беруді сұрау</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>The page is being made ready for paper</source>
        <translation>Бет қағазға дайындалып жатыр</translation>
    </message>
    <message numerus="yes">
        <source>This page takes %n sheet(s).</source>
        <translation>
            <numerusform>Бұл бетке %n парақ кетеді.</numerusform>
            <numerusform>Бұл бетке %n парақ кетеді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You may still ask for %n sheet(s).</source>
        <translation>
            <numerusform>Әлі %n парақ сұрауға болады.</numerusform>
            <numerusform>Әлі %n парақ сұрауға болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages are not printed at this terminal. The librarian can tell you what is possible.</source>
        <translation>Бұл терминалда беттер басылмайды. Не істеуге болатынын кітапханашы айтады.</translation>
    </message>
    <message>
        <source>You have asked for as many sheets as you may. Tomorrow you may again.</source>
        <translation>Сіз рұқсат етілген парақтың бәрін сұрадыңыз. Ертең қайта сұрауға болады.</translation>
    </message>
    <message>
        <source>This page cannot be made ready for paper. The librarian can help.</source>
        <translation>Бұл бетті қағазға дайындау мүмкін болмады. Кітапханашы көмектесе алады.</translation>
    </message>
    <message>
        <source>Staff are being asked</source>
        <translation>Қызметкерден сұралып жатыр</translation>
    </message>
    <message>
        <source>Your print is number {number}. Staff print it; tell them this number.</source>
        <translation>Қағазыңыздың нөмірі — {number}. Оны қызметкер басып береді, осы нөмірді айтыңыз.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>More time</source>
        <translation>Уақыт қосу</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n минут қалды</numerusform>
            <numerusform>%n минут қалды</numerusform>
        </translation>
    </message>
    <message>
        <source>Then the session ends by itself. Write down what you need; the pages you read are not kept here.</source>
        <translation>Содан кейін сеанс өзі аяқталады. Керегін жазып алыңыз: беттер мұнда сақталмайды.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Оқи беру</translation>
    </message>
    <message>
        <source>Are you still here?</source>
        <translation>Осындасыз ба?</translation>
    </message>
    <message numerus="yes">
        <source>Touch the screen or press any key. Otherwise the session ends in %n second(s).</source>
        <translation>
            <numerusform>Экранға тиіңіз немесе кез келген пернені басыңыз. Әйтпесе сеанс %n секундтан кейін аяқталады.</numerusform>
            <numerusform>Экранға тиіңіз немесе кез келген пернені басыңыз. Әйтпесе сеанс %n секундтан кейін аяқталады.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Осындамын</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Үзіліс</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Кітапхана</translation>
    </message>
    <message>
        <source>does not open</source>
        <translation>ашылмайды</translation>
    </message>
    <message>
        <source>Library · {title}</source>
        <translation>Кітапхана · {title}</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>интернетсіз</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>Сеансты аяқтайсыз ба?</translation>
    </message>
    <message>
        <source>The pages you read are not kept on this terminal. The minutes you have not used stay yours.</source>
        <translation>Оқыған беттеріңіз бұл терминалда сақталмайды. Пайдаланбаған минуттарыңыз өзіңізде қалады.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Аяқтау</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Ask for a print</source>
        <translation>Басып беруді сұрау</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Жазба оқылып жатыр…</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Мен туралы жазба</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>Мұнда әзірше ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Older entries are not shown here. Ask for a print to see all of them.</source>
        <translation>Бұрынғы жазбалар мұнда көрсетілмейді. Бәрін көру үшін басып беруді сұраңыз.</translation>
    </message>
    <message>
        <source>Staff know. Request no. {number}</source>
        <translation>Қызметкерлерге жетті. Сұрау № {number}</translation>
    </message>
    <message>
        <source>This is what the terminal&apos;s record says about you. What you type, what pages say and which guides you read is not in it.</source>
        <translation>Терминал жазбасында сіз туралы осылар айтылады. Не тергеніңіз, беттердің мазмұны және қандай нұсқаулықтарды оқығаныңыз мұнда жоқ.</translation>
    </message>
    <message>
        <source>My requests to staff</source>
        <translation>Қызметкерлерге сұрауларым</translation>
    </message>
    <message>
        <source>a print of my record</source>
        <translation>мен туралы жазбаны басып беру</translation>
    </message>
    <message>
        <source>the librarian’s help</source>
        <translation>кітапханашының көмегі</translation>
    </message>
</context>
<context>
    <name>RefusalScreen</name>
    <message>
        <source>Your request is number {number}. Staff answer by {day}; see “My requests”.</source>
        <translation>Сіздің сұрауыңыз — № {number}. Жауап беру мерзімі: {day}. Жауап «Сұрауларым» бөлімінде болады.</translation>
    </message>
    <message>
        <source>This page does not open</source>
        <translation>Бұл бет ашылмайды</translation>
    </message>
    <message>
        <source>Ask for this page</source>
        <translation>Осы бетті сұрау</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Артқа</translation>
    </message>
    <message>
        <source>You have done nothing wrong.</source>
        <translation>Сіз ештеңе бұзған жоқсыз.</translation>
    </message>
    <message>
        <source>What for? You may say, and you need not.</source>
        <translation>Не үшін керек? Айтсаңыз болады, айтпасаңыз да болады.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Не сұралды</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Кім шешті</translation>
    </message>
    <message>
        <source>Nobody here; the terminal did not close this page.</source>
        <translation>Мұнда ешкім шешкен жоқ: терминал бұл бетті жапқан жоқ.</translation>
    </message>
    <message>
        <source>Nobody; this terminal was not able to show it.</source>
        <translation>Ешкім емес; бұл терминал оны көрсете алмады.</translation>
    </message>
    <message>
        <source>{where}, list no. {version} of {day}</source>
        <translation>{where}, тізім № {version}, {day}</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Ашылатын уақыты</translation>
    </message>
    <message>
        <source>By which law</source>
        <translation>Қай заң бойынша</translation>
    </message>
    <message>
        <source>Ask the librarian for the reason. You can also complain to the court.</source>
        <translation>Себебін кітапханашыдан сұраңыз. Сотқа да шағым беруге болады.</translation>
    </message>
    <message>
        <source>If you disagree</source>
        <translation>Келіспесеңіз</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>the page you read</source>
        <translation>оқыған бетіңіз</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Басты бет</translation>
    </message>
    <message>
        <source>Leave this paper?</source>
        <translation>Бұл қағаздан шығасыз ба?</translation>
    </message>
    <message>
        <source>What you wrote on it is not kept. To have it on paper, ask staff to print it first.</source>
        <translation>Оған жазғаныңыз сақталмайды. Қағазға шығару үшін алдымен қызметкерлерден басып беруді сұраңыз.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Жаза беремін</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Шығамын</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>интернетсіз</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>Қай күнге дейін шағымдана аламын?</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Толтыратын қағаздар</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Көмек</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Мен туралы жазба</translation>
    </message>
</context>
<context>
    <name>ScreenStep</name>
    <message>
        <source>Yes, all of it</source>
        <translation>Иә, бәрі көрінеді</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Жоқ</translation>
    </message>
    <message>
        <source>Eight colours, sixteen shades, thin lines and a red frame to the very edge, letters of five sizes: do you see all of it, without spots?</source>
        <translation>Сегіз түс, он алты реңк, жіңішке сызықтар, экранның ең шетіндегі қызыл жиек және бес өлшемді әріптер: бәрі дақсыз көріне ме?</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Find</source>
        <translation>Табу</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>Not what you looked for?</source>
        <translation>Іздегеніңіз табылмады ма?</translation>
    </message>
    <message>
        <source>Your request is number {number}. What you looked for was not told: say it to the librarian.</source>
        <translation>Сіздің сұрауыңыз — № {number}. Не іздегеніңіз айтылған жоқ: оны кітапханашыға өзіңіз айтыңыз.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Іздеу</translation>
    </message>
    <message>
        <source>For example: how to appeal</source>
        <translation>Мысалы: үкімге қалай шағымданамын</translation>
    </message>
    <message>
        <source>Write one or a few words, in any language and any alphabet. Mistakes in spelling do no harm.</source>
        <translation>Бір немесе бірнеше сөз жазыңыз. Тілі мен әліпбиі маңызды емес, қате кетсе де табылады.</translation>
    </message>
    <message>
        <source>Nobody is told what you look for.</source>
        <translation>Не іздегеніңіз ешкімге айтылмайды.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Ештеңе табылмады</translation>
    </message>
    <message>
        <source>Look through the topics</source>
        <translation>Тақырыптарды қарау</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>Мүмкін, мынаны іздедіңіз:</translation>
    </message>
    <message>
        <source>Try other words, or fewer of them. The librarian can also help you look.</source>
        <translation>Басқа сөздермен немесе азырақ сөзбен іздеп көріңіз. Іздеуге кітапханашы да көмектеседі.</translation>
    </message>
    <message>
        <source>Ask the librarian</source>
        <translation>Кітапханашыдан сұрау</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Finish</source>
        <translation>Аяқтау</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Тексеру</translation>
    </message>
</context>
<context>
    <name>SpeakerStep</name>
    <message>
        <source>Go on</source>
        <translation>Әрі қарай</translation>
    </message>
    <message>
        <source>This machine has no device for sound.</source>
        <translation>Бұл компьютерде дыбыс шығаратын құрылғы жоқ.</translation>
    </message>
    <message>
        <source>Play the tone</source>
        <translation>Дыбысты қосу</translation>
    </message>
    <message>
        <source>I hear it</source>
        <translation>Естимін</translation>
    </message>
    <message>
        <source>I hear nothing</source>
        <translation>Естімеймін</translation>
    </message>
    <message>
        <source>Press “Play the tone”: it lasts a second. Do you hear it?</source>
        <translation>«Дыбысты қосу» түймесін басыңыз: дыбыс бір секунд шығады. Естисіз бе?</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Smaller</source>
        <translation>Кішірейту</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Үлкейту</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Қайта жүктеу</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Алға</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Беттен табу</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Дауыстап оқу</translation>
    </message>
    <message>
        <source>Ask for a print</source>
        <translation>Басып беруді сұрау</translation>
    </message>
    <message>
        <source>What is on this page</source>
        <translation>Бет мазмұны</translation>
    </message>
</context>
<context>
    <name>TopicScreen</name>
    <message>
        <source>These sites open for reading. Each page comes from the site itself.</source>
        <translation>Бұл сайттар оқу үшін ашылады. Әр бет сайттың өзінен келеді.</translation>
    </message>
</context>
<context>
    <name>TouchStep</name>
    <message>
        <source>Not all can be pressed</source>
        <translation>Бәрі бірдей басылмайды</translation>
    </message>
    <message>
        <source>Press the five points, one after the other: 1 to 5.</source>
        <translation>Бес нүктені кезекпен басыңыз: 1-ден 5-ке дейін.</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>The page or paper on the screen stays.</source>
        <translation>Экрандағы бет пен қағаз орнында қалады.</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>guide</source>
        <translation>нұсқаулық</translation>
    </message>
    <message>
        <source>library page</source>
        <translation>кітапхана беті</translation>
    </message>
    <message>
        <source>site</source>
        <translation>сайт</translation>
    </message>
    <message>
        <source>In the list of {day}</source>
        <translation>{day} тізімінде бар</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day} күнгі жағдай бойынша</translation>
    </message>
</context>
<context>
    <name>because</name>
    <message>
        <source>Reason: the rules of the reading room.</source>
        <translation>Себебі: оқу залының ережелері.</translation>
    </message>
    <message>
        <source>Reason: the equipment.</source>
        <translation>Себебі: жабдық.</translation>
    </message>
    <message>
        <source>Reason: the card was lost or lent.</source>
        <translation>Себебі: карта жоғалған не басқаға берілген.</translation>
    </message>
    <message>
        <source>Reason: a written decision of the institution.</source>
        <translation>Себебі: мекеменің жазбаша шешімі.</translation>
    </message>
</context>
<context>
    <name>ends</name>
    <message>
        <source>You ended your session.</source>
        <translation>Сеансты өзіңіз аяқтадыңыз.</translation>
    </message>
    <message>
        <source>Your time for this session is used up.</source>
        <translation>Бұл сеансқа берілген уақытыңыз бітті.</translation>
    </message>
    <message>
        <source>Your time for today is used up.</source>
        <translation>Бүгінге берілген уақытыңыз бітті.</translation>
    </message>
    <message>
        <source>Your time for this week is used up.</source>
        <translation>Осы аптаға берілген уақытыңыз бітті.</translation>
    </message>
    <message>
        <source>The librarian ended the session. You can ask why.</source>
        <translation>Сеансты кітапханашы аяқтады. Себебін сұрай аласыз.</translation>
    </message>
    <message>
        <source>Nobody of the staff is in the room, so the session was closed.</source>
        <translation>Бөлмеде қызметкер жоқ, сондықтан сеанс жабылды.</translation>
    </message>
    <message>
        <source>Your card has been suspended. You can ask the librarian why.</source>
        <translation>Картаңыз уақытша тоқтатылды. Себебін кітапханашыдан сұрай аласыз.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a long time, so the session was closed.</source>
        <translation>Экранға ұзақ уақыт ешкім тимеді, сондықтан сеанс жабылды.</translation>
    </message>
    <message>
        <source>The reading room is closing for today.</source>
        <translation>Оқу залы бүгінге жабылады.</translation>
    </message>
    <message>
        <source>You did not accept the notice, so nothing was opened.</source>
        <translation>Сіз ескертуге келіспедіңіз, сондықтан ештеңе ашылған жоқ.</translation>
    </message>
    <message>
        <source>The screen lost its connection, so the session was closed.</source>
        <translation>Экранның байланысы үзілді, сондықтан сеанс жабылды.</translation>
    </message>
    <message>
        <source>The session was no longer valid, so it was closed.</source>
        <translation>Сеанс жарамсыз болып қалды, сондықтан жабылды.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so the session was closed.</source>
        <translation>Терминал қазір жазба жүргізе алмайды, сондықтан сеанс жабылды.</translation>
    </message>
    <message>
        <source>The terminal is being switched off or serviced.</source>
        <translation>Терминал өшіріліп жатыр немесе жөнделіп жатыр.</translation>
    </message>
    <message>
        <source>The terminal was interrupted, so the session was closed.</source>
        <translation>Терминалдың жұмысы үзілді, сондықтан сеанс жабылды.</translation>
    </message>
</context>
<context>
    <name>instead</name>
    <message>
        <source>A copy of this page</source>
        <translation>Осы беттің көшірмесі</translation>
    </message>
    <message>
        <source>This you can open</source>
        <translation>Мұны ашуға болады</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day} күнгі жағдай бойынша</translation>
    </message>
</context>
<context>
    <name>new_pins</name>
    <message>
        <source>A PIN has six digits. Please choose another one.</source>
        <translation>PIN‑кодта алты цифр болады. Басқасын таңдаңыз.</translation>
    </message>
    <message>
        <source>This PIN is easy to guess. Please choose another one.</source>
        <translation>Бұл PIN‑кодты табу оңай. Басқасын таңдаңыз.</translation>
    </message>
    <message>
        <source>This is the PIN that has to be changed. Please choose another one.</source>
        <translation>Бұл — ауыстырылуы керек PIN‑код. Басқасын таңдаңыз.</translation>
    </message>
</context>
<context>
    <name>not_asked</name>
    <message>
        <source>This paper cannot be printed here. What you wrote is still on the screen.</source>
        <translation>Бұл қағазды мұнда басып шығару мүмкін болмады. Жазғаныңыз экранда тұр.</translation>
    </message>
    <message>
        <source>Too many papers wait already. Please call the librarian and try again.</source>
        <translation>Кезекте қағаз тым көп. Кітапханашыны шақырып, қайта көріңіз.</translation>
    </message>
    <message>
        <source>You have asked for much in this session. Please speak with the librarian.</source>
        <translation>Бұл сеанста сұрауыңыз көп болды. Кітапханашымен сөйлесіңіз.</translation>
    </message>
    <message>
        <source>This is not an address that staff could open.</source>
        <translation>Бұл — қызметкерлер аша алатын мекенжай емес.</translation>
    </message>
    <message>
        <source>This page takes more sheets than you may still ask for.</source>
        <translation>Бұл бетке сұрауға болатын мөлшерден көп парақ кетеді.</translation>
    </message>
    <message>
        <source>This page is too large for paper. The librarian can help.</source>
        <translation>Бұл бет қағаз үшін тым үлкен. Кітапханашы көмектесе алады.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so staff were not asked. Please call the librarian.</source>
        <translation>Терминал қазір жазба жүргізе алмай тұр, сондықтан қызметкерлерге сұрау жіберілмеді. Кітапханашыны шақырыңыз.</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>The librarian has paused the session. It goes on from here; please wait.</source>
        <translation>Кітапханашы сеансты уақытша тоқтатты. Ол осы жерден жалғасады, күте тұрыңыз.</translation>
    </message>
    <message>
        <source>Staff have to be here: please call the librarian. No minute is lost.</source>
        <translation>Кітапханашыны шақырыңыз. Минут есептелмейді.</translation>
    </message>
</context>
<context>
    <name>purposes</name>
    <message>
        <source>my case in court</source>
        <translation>соттағы ісім</translation>
    </message>
    <message>
        <source>a complaint</source>
        <translation>шағым</translation>
    </message>
    <message>
        <source>my family</source>
        <translation>отбасым</translation>
    </message>
    <message>
        <source>life after release</source>
        <translation>босағаннан кейінгі өмір</translation>
    </message>
    <message>
        <source>study or work</source>
        <translation>оқу немесе жұмыс</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>басқа</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>This address is not written correctly.</source>
        <translation>Бұл мекенжай дұрыс жазылмаған.</translation>
    </message>
    <message>
        <source>This address is too long to be opened.</source>
        <translation>Бұл мекенжай тым ұзын, сондықтан ашылмайды.</translation>
    </message>
    <message>
        <source>The address holds a name or password, so it does not open.</source>
        <translation>Мекенжайда есім немесе құпиясөз бар, сондықтан ол ашылмайды.</translation>
    </message>
    <message>
        <source>Addresses made of numbers do not open, only named sites.</source>
        <translation>Сандардан тұратын мекенжайлар ашылмайды, тек атауы бар сайттар ашылады.</translation>
    </message>
    <message>
        <source>This name belongs to an internal network, not to a site.</source>
        <translation>Бұл атау сайтқа емес, ішкі желіге тиесілі.</translation>
    </message>
    <message>
        <source>The name of this site mixes letters of different alphabets. Such names are used to deceive.</source>
        <translation>Бұл сайттың атауында әртүрлі әліпбидің әріптері араласқан. Мұндай атауларды алдау үшін қолданады.</translation>
    </message>
    <message>
        <source>This link is not a page of a site, so it does not open here.</source>
        <translation>Бұл сілтеме сайттың беті емес, сондықтан мұнда ашылмайды.</translation>
    </message>
    <message>
        <source>This part of the site is not on the list of what opens.</source>
        <translation>Сайттың бұл бөлігі ашылатындар тізімінде жоқ.</translation>
    </message>
    <message>
        <source>This site is not on the list of sites that open here.</source>
        <translation>Бұл сайт рұқсат етілген сайттар тізімінде жоқ.</translation>
    </message>
    <message>
        <source>This document cannot be shown: its file is damaged or locked with a password.</source>
        <translation>Бұл құжатты көрсету мүмкін емес: файлы бүлінген немесе құпиясөзбен жабылған.</translation>
    </message>
    <message>
        <source>This document is too large to be shown on this terminal.</source>
        <translation>Бұл құжат осы терминалда көрсетуге тым үлкен.</translation>
    </message>
    <message>
        <source>This site passes on pages of any other site, so it stays closed for everyone.</source>
        <translation>Бұл сайт кез келген басқа сайттың беттерін көрсете алады, сондықтан ол ешкімге ашылмайды.</translation>
    </message>
    <message>
        <source>The site opens here, but this section of it does not.</source>
        <translation>Сайт мұнда ашылады, бірақ оның бұл бөлімі ашылмайды.</translation>
    </message>
    <message>
        <source>There are invisible characters in this address, so it does not open.</source>
        <translation>Бұл мекенжайда көрінбейтін таңбалар бар, сондықтан ол ашылмайды.</translation>
    </message>
    <message>
        <source>There is a backslash in this address, which hides where it leads. It does not open.</source>
        <translation>Бұл мекенжайда кері қиғаш сызық бар, ол қайда апаратынын жасырады. Мекенжай ашылмайды.</translation>
    </message>
    <message>
        <source>Programs understand this address in different ways, so it does not open.</source>
        <translation>Бұл мекенжайды бағдарламалар әртүрлі түсінеді, сондықтан ол ашылмайды.</translation>
    </message>
    <message>
        <source>This site stays closed for everyone, and no list can open it.</source>
        <translation>Бұл сайт бәріне жабық, оны ешбір тізім аша алмайды.</translation>
    </message>
    <message>
        <source>This address only serves other pages and is not a page itself.</source>
        <translation>Бұл мекенжай басқа беттерге ғана қызмет етеді, өзі бет емес.</translation>
    </message>
    <message>
        <source>This site opens for reading only, nothing can be sent to it.</source>
        <translation>Бұл сайт тек оқуға ашылады, оған ештеңе жіберілмейді.</translation>
    </message>
    <message>
        <source>This site opens for reading only, forms cannot be sent.</source>
        <translation>Бұл сайт тек оқуға ашылады, нысандар жіберілмейді.</translation>
    </message>
    <message>
        <source>This kind of content does not open here.</source>
        <translation>Мұндай мазмұн бұл жерде ашылмайды.</translation>
    </message>
    <message>
        <source>The list of sites is out of date. Until staff renew it, only the main legal sites open.</source>
        <translation>Сайттар тізімі ескірген. Қызметкерлер оны жаңартқанша, негізгі құқықтық сайттар ғана ашылады.</translation>
    </message>
    <message>
        <source>The permission for this site has run out. Staff can renew it if you ask for it.</source>
        <translation>Бұл сайтқа берілген рұқсаттың мерзімі бітті. Сұрасаңыз, қызметкерлер оны ұзарта алады.</translation>
    </message>
    <message>
        <source>What was written is too long to be searched for here.</source>
        <translation>Жазылған мәтін іздеу үшін тым ұзын.</translation>
    </message>
    <message>
        <source>This site opens at other hours.</source>
        <translation>Бұл сайт басқа уақытта ашылады.</translation>
    </message>
    <message>
        <source>This site opens for another group of readers.</source>
        <translation>Бұл сайт оқырмандардың басқа тобы үшін ашылады.</translation>
    </message>
    <message>
        <source>This address carries the address of another site inside, which does not open here.</source>
        <translation>Бұл мекенжайдың ішінде мұнда ашылмайтын басқа сайттың мекенжайы бар.</translation>
    </message>
    <message>
        <source>Files cannot be saved here, pages can only be read.</source>
        <translation>Мұнда файл сақталмайды, беттерді тек оқуға болады.</translation>
    </message>
    <message>
        <source>Files cannot be sent from here.</source>
        <translation>Бұл жерден файл жіберілмейді.</translation>
    </message>
    <message>
        <source>The page tried to open a window by itself.</source>
        <translation>Бет өздігінен жаңа терезе ашпақ болды.</translation>
    </message>
    <message>
        <source>The page asked for something that is not available here.</source>
        <translation>Бет мұнда жоқ мүмкіндікті сұрады.</translation>
    </message>
    <message>
        <source>This link needs another program, which is not here.</source>
        <translation>Бұл сілтемеге басқа бағдарлама керек, ол мұнда жоқ.</translation>
    </message>
    <message>
        <source>The site asks for its own password. It opens for reading only.</source>
        <translation>Сайт өзінің құпиясөзін сұрап тұр. Ол тек оқуға ашылады.</translation>
    </message>
    <message>
        <source>The site could not prove that it is the real one, so it was not opened.</source>
        <translation>Сайт өзінің шынайы екенін растай алмады, сондықтан ашылмады.</translation>
    </message>
    <message>
        <source>The page stopped working and was closed.</source>
        <translation>Бет жұмысын тоқтатты, сондықтан жабылды.</translation>
    </message>
    <message>
        <source>The page asked for something in a way that is not understood.</source>
        <translation>Бет түсініксіз сұрау жіберді.</translation>
    </message>
    <message>
        <source>The session is over. Please sign in again.</source>
        <translation>Сеанс аяқталды. Қайтадан кіріңіз.</translation>
    </message>
    <message>
        <source>The session is no longer valid. Please sign in again.</source>
        <translation>Сеанс жарамсыз болып қалды. Қайтадан кіріңіз.</translation>
    </message>
    <message>
        <source>This name leads into an internal network, not to a site.</source>
        <translation>Бұл атау сайтқа емес, ішкі желіге апарады.</translation>
    </message>
    <message>
        <source>The connection asked for another site than the one that was opened.</source>
        <translation>Байланыс ашылған сайттан басқа сайтты сұрады.</translation>
    </message>
    <message>
        <source>There is no site with this name, or its name was not found.</source>
        <translation>Мұндай атауы бар сайт жоқ немесе атауы табылмады.</translation>
    </message>
    <message>
        <source>The site does not answer now. It was not closed here. Please try again later.</source>
        <translation>Сайт қазір жауап бермейді. Оны мұнда ешкім жапқан жоқ. Кейінірек қайталап көріңіз.</translation>
    </message>
    <message>
        <source>The site takes too long to answer. Please try again later.</source>
        <translation>Сайт тым ұзақ жауап бермей тұр. Кейінірек қайталап көріңіз.</translation>
    </message>
    <message>
        <source>Too many pages are loading at once. Please wait a little.</source>
        <translation>Бір мезгілде тым көп бет жүктеліп жатыр. Сәл күтіңіз.</translation>
    </message>
    <message>
        <source>The institution&apos;s own network did not let this page through. It was not closed on this terminal.</source>
        <translation>Бұл бетті мекеменің өз желісі өткізбеді. Ол осы терминалда жабылған жоқ.</translation>
    </message>
    <message>
        <source>The institution&apos;s way to the internet does not answer now. Please try again later.</source>
        <translation>Мекеменің интернетке шығатын жолы қазір жауап бермейді. Кейінірек қайталап көріңіз.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nothing opens. Please call the librarian.</source>
        <translation>Терминал қазір жазба жүргізе алмайды, сондықтан ештеңе ашылмайды. Кітапханашыны шақырыңыз.</translation>
    </message>
    <message>
        <source>The terminal is not ready. Please call the librarian.</source>
        <translation>Терминал дайын емес. Кітапханашыны шақырыңыз.</translation>
    </message>
    <message>
        <source>Something went wrong in this terminal, so the page was not opened.</source>
        <translation>Осы терминалда ақау шықты, сондықтан бет ашылмады.</translation>
    </message>
    <message>
        <source>There is no such page in the library.</source>
        <translation>Кітапханада мұндай бет жоқ.</translation>
    </message>
    <message>
        <source>This site is for writing to people. The terminal is for reading, so it stays closed for everyone.</source>
        <translation>Бұл сайт адамдармен хат алмасуға арналған. Терминал оқуға арналған, сондықтан ол бәріне жабық.</translation>
    </message>
    <message>
        <source>This site is for sending and storing files, so it stays closed for everyone.</source>
        <translation>Бұл сайт файлдарды жіберуге және сақтауға арналған, сондықтан ол бәріне жабық.</translation>
    </message>
    <message>
        <source>This site gives control over other computers, so it stays closed for everyone.</source>
        <translation>Бұл сайт басқа компьютерлерді басқаруға мүмкіндік береді, сондықтан ол бәріне жабық.</translation>
    </message>
    <message>
        <source>This is an unprotected copy of a site that opens here under its own name.</source>
        <translation>Бұл — мұнда өз атымен ашылатын сайттың қорғалмаған көшірмесі.</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>Your card was issued.</source>
        <translation>Картаңыз берілді.</translation>
    </message>
    <message>
        <source>A PIN that is not yours was typed with the number of your card.</source>
        <translation>Картаңыздың нөмірімен қате PIN терілді.</translation>
    </message>
    <message>
        <source>The time went on.</source>
        <translation>Уақыт жалғасты.</translation>
    </message>
    <message>
        <source>Staff gave your card a new PIN.</source>
        <translation>Қызметкерлер картаңызға жаңа PIN‑код берді.</translation>
    </message>
    <message>
        <source>You chose a new PIN.</source>
        <translation>Жаңа PIN‑код таңдадыңыз.</translation>
    </message>
    <message>
        <source>Staff suspended your card for a time.</source>
        <translation>Қызметкерлер картаңызды уақытша тоқтатты.</translation>
    </message>
    <message>
        <source>Staff let your card open again.</source>
        <translation>Қызметкерлер картаңызды қайта ашты.</translation>
    </message>
    <message>
        <source>The time was stopped.</source>
        <translation>Уақыт тоқтатылды.</translation>
    </message>
    <message>
        <source>Everything that the pages left on the terminal was deleted.</source>
        <translation>Беттерден терминалда қалғанның бәрі жойылды.</translation>
    </message>
    <message>
        <source>Staff changed something about your card.</source>
        <translation>Қызметкер картаңызға қатысты бірдеңені өзгертті.</translation>
    </message>
    <message>
        <source>It was opened.</source>
        <translation>Ашылды.</translation>
    </message>
    <message>
        <source>It stays closed.</source>
        <translation>Жабық қалады.</translation>
    </message>
    <message>
        <source>Staff answered:</source>
        <translation>Қызметкердің жауабы:</translation>
    </message>
    <message>
        <source>a site whose address is not kept</source>
        <translation>мекенжайы сақталмайтын сайт</translation>
    </message>
    <message>
        <source>The time for keeping this entry is over; what it said was destroyed.</source>
        <translation>Бұл жазбаны сақтау мерзімі бітті, мазмұны жойылды.</translation>
    </message>
    <message>
        <source>Staff answer by {day}.</source>
        <translation>Жауап мерзімі: {day}.</translation>
    </message>
    <message>
        <source>Your card did not open, because it was suspended.</source>
        <translation>Картаңыз ашылмады, себебі ол тоқтатылған.</translation>
    </message>
    <message>
        <source>Staff answered your request no. {number}</source>
        <translation>Қызметкерлер № {number} сұрауыңызға жауап берді</translation>
    </message>
    <message>
        <source>The session began. Minutes given: {minutes}</source>
        <translation>Сеанс басталды. Берілген минут: {minutes}</translation>
    </message>
    <message>
        <source>You added time. Minutes added: {minutes}</source>
        <translation>Сіз уақыт қостыңыз. Қосылған минут: {minutes}</translation>
    </message>
    <message>
        <source>Minutes used: {minutes}</source>
        <translation>Пайдаланылған минут: {minutes}</translation>
    </message>
    <message>
        <source>Opened: {place}</source>
        <translation>Ашылды: {place}</translation>
    </message>
    <message>
        <source>Did not open: {place}. {why}</source>
        <translation>Ашылмады: {place}. {why}</translation>
    </message>
    <message>
        <source>Connected to {place}</source>
        <translation>Байланыс орнатылды: {place}</translation>
    </message>
    <message>
        <source>Not connected to {place}. {why}</source>
        <translation>Байланыс орнатылмады: {place}. {why}</translation>
    </message>
    <message>
        <source>You asked staff for a page: {place}. Request no. {number}</source>
        <translation>Сіз қызметкерден бетті ашуды сұрадыңыз: {place}. Сұрау № {number}</translation>
    </message>
    <message>
        <source>You asked for a print of this record. Request no. {number}</source>
        <translation>Сіз осы жазбаны басып беруді сұрадыңыз. Сұрау № {number}</translation>
    </message>
    <message>
        <source>You asked for the librarian’s help. No. {number}</source>
        <translation>Сіз кітапханашыдан көмек сұрадыңыз. № {number}</translation>
    </message>
    <message>
        <source>You asked for a form on paper. Form no. {number}</source>
        <translation>Сіз толтырған қағазды басып беруді сұрадыңыз. Қағаз № {number}</translation>
    </message>
    <message>
        <source>You asked for a page on paper. Print no. {number}, sheets: {pages}</source>
        <translation>Сіз бетті басып беруді сұрадыңыз. Қағаз № {number}, парақ саны: {pages}</translation>
    </message>
    <message>
        <source>Paper no. {number} was printed, and is not kept here any more</source>
        <translation>№ {number} қағаз басылды, мұнда енді сақталмайды</translation>
    </message>
    <message>
        <source>Paper no. {number} was thrown away without being printed</source>
        <translation>№ {number} қағаз басылмай жойылды</translation>
    </message>
</context>
<context>
    <name>shelves</name>
    <message>
        <source>guide</source>
        <translation>нұсқаулық</translation>
    </message>
    <message>
        <source>site</source>
        <translation>сайт</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>оқу</translation>
    </message>
    <message>
        <source>reading and search</source>
        <translation>оқу және іздеу</translation>
    </message>
    <message>
        <source>reading and forms</source>
        <translation>оқу және формалар</translation>
    </message>
</context>
<context>
    <name>sign_ins</name>
    <message>
        <source>The card number or the PIN is not right. Please try again.</source>
        <translation>Карта нөмірі немесе PIN‑код дұрыс емес. Қайтадан теріп көріңіз.</translation>
    </message>
    <message>
        <source>This card is not a librarian&apos;s.</source>
        <translation>Бұл — кітапханашының картасы емес.</translation>
    </message>
    <message>
        <source>Please wait a little before you try again.</source>
        <translation>Қайта терместен бұрын сәл күтіңіз.</translation>
    </message>
    <message>
        <source>You have used your time for now. You can come again another day.</source>
        <translation>Әзірге берілген уақытыңыз бітті. Басқа күні келе аласыз.</translation>
    </message>
    <message>
        <source>The reading room is closed now.</source>
        <translation>Оқу залы қазір жабық.</translation>
    </message>
    <message>
        <source>The terminal&apos;s clock is not right. Please call the librarian.</source>
        <translation>Терминалдың сағаты дұрыс емес. Кітапханашыны шақырыңыз.</translation>
    </message>
    <message>
        <source>This card is suspended until {day}.</source>
        <translation>Бұл карта уақытша тоқтатылған. Қайта ашылатын күні: {day}.</translation>
    </message>
    <message>
        <source>The time for choosing a PIN is over. Please sign in again.</source>
        <translation>PIN‑код таңдауға берілген уақыт бітті. Қайтадан кіріңіз.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nobody can sign in. Please call the librarian.</source>
        <translation>Терминал қазір жазба жүргізе алмайды, сондықтан ешкім кіре алмайды. Кітапханашыны шақырыңыз.</translation>
    </message>
</context>
</TS>
