<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AloudLine</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>The page is being read aloud</source>
        <translation>Страница читается вслух</translation>
    </message>
    <message>
        <source>Reading aloud waits</source>
        <translation>Чтение вслух приостановлено</translation>
    </message>
    <message>
        <source>The page was read to its end</source>
        <translation>Страница прочитана до конца</translation>
    </message>
    <message>
        <source>This page has no text that could be read aloud.</source>
        <translation>На этой странице нет текста, который можно прочитать вслух.</translation>
    </message>
    <message>
        <source>This terminal has no voice to read aloud with. Please tell the librarian.</source>
        <translation>На этом терминале нет голоса для чтения вслух. Скажите об этом библиотекарю.</translation>
    </message>
    <message>
        <source>This terminal has no loudspeaker or headphones. Please tell the librarian.</source>
        <translation>К этому терминалу не подключены ни динамик, ни наушники. Скажите об этом библиотекарю.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Главная</translation>
    </message>
    <message>
        <source>Tools for the page</source>
        <translation>Инструменты для страницы</translation>
    </message>
    <message>
        <source>Help, and calling the librarian</source>
        <translation>Помощь и вызов библиотекаря</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Завершить</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>Осталась %n минута</numerusform>
            <numerusform>Осталось %n минуты</numerusform>
            <numerusform>Осталось %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>ещё %n мин</numerusform>
            <numerusform>ещё %n мин</numerusform>
            <numerusform>ещё %n мин</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardScreen</name>
    <message>
        <source>Another language</source>
        <translation>Другой язык</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN.</source>
        <translation>Наберите номер Вашей карты и PIN‑код.</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Завершить сеанс</translation>
    </message>
    <message>
        <source>Staff card</source>
        <translation>Карта сотрудника</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Номер карты</translation>
    </message>
    <message>
        <source>PIN, six digits</source>
        <translation>PIN‑код, шесть цифр</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) to wait.</source>
        <translation>
            <numerusform>Подождите ещё %n секунду.</numerusform>
            <numerusform>Подождите ещё %n секунды.</numerusform>
            <numerusform>Подождите ещё %n секунд.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>На этой странице</translation>
    </message>
    <message>
        <source>This page has no headings.</source>
        <translation>На этой странице нет заголовков.</translation>
    </message>
</context>
<context>
    <name>DeadlineScreen</name>
    <message>
        <source>On which day did you receive the copy of the sentence?</source>
        <translation>В какой день Вы получили копию приговора?</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>До какого дня можно обжаловать?</translation>
    </message>
    <message numerus="yes">
        <source>Whoever is in custody has %n day(s) to appeal, from receiving the copy.</source>
        <translation>
            <numerusform>Тот, кто находится под стражей, может подать жалобу в течение %n дня со дня получения копии приговора.</numerusform>
            <numerusform>Тот, кто находится под стражей, может подать жалобу в течение %n дней со дня получения копии приговора.</numerusform>
            <numerusform>Тот, кто находится под стражей, может подать жалобу в течение %n дней со дня получения копии приговора.</numerusform>
        </translation>
    </message>
    <message>
        <source>CPC, Article 418.</source>
        <translation>Статья 418 Уголовно-процессуального кодекса.</translation>
    </message>
    <message>
        <source>What you choose here is not kept and nobody is told.</source>
        <translation>Что Вы здесь выберете, не сохраняется и никому не сообщается.</translation>
    </message>
    <message>
        <source>Hand in the appeal all the same and ask to restore the deadline. Say why you are late.</source>
        <translation>Всё равно подайте жалобу и попросите восстановить срок. Напишите, почему опоздали.</translation>
    </message>
    <message>
        <source>Hand in the appeal today.</source>
        <translation>Подайте жалобу сегодня.</translation>
    </message>
    <message>
        <source>By the safest count the last day was {day}.</source>
        <translation>По самому надёжному счёту последний день был {day}.</translation>
    </message>
    <message>
        <source>If the day of receipt or a weekend at the end does not count, you are in time. To be safe, ask also to restore the deadline.</source>
        <translation>Если день получения или выходные в конце не считаются, Вы ещё успеваете. На всякий случай попросите и восстановить срок.</translation>
    </message>
    <message>
        <source>Hand in the appeal by {day}.</source>
        <translation>Подайте жалобу не позже: {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) are left, with today. Do not wait for the last one.</source>
        <translation>
            <numerusform>Остался %n день, считая сегодняшний. Не ждите последнего дня.</numerusform>
            <numerusform>Осталось %n дня, считая сегодняшний. Не ждите последнего дня.</numerusform>
            <numerusform>Осталось %n дней, считая сегодняшний. Не ждите последнего дня.</numerusform>
        </translation>
    </message>
    <message>
        <source>The day of receipt is counted here as the first, to be safe. See also the official text.</source>
        <translation>Для надёжности день получения считается здесь первым. Смотрите и официальный текст.</translation>
    </message>
    <message>
        <source>Read the guide on appeals</source>
        <translation>Прочитать памятку об обжаловании</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>день {number}</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>A document of {host}, %n page(s). It is not kept here.</source>
        <translation>
            <numerusform>Документ с сайта {host}, %n страница. Здесь он не сохраняется.</numerusform>
            <numerusform>Документ с сайта {host}, %n страницы. Здесь он не сохраняется.</numerusform>
            <numerusform>Документ с сайта {host}, %n страниц. Здесь он не сохраняется.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n page(s) are shown.</source>
        <translation>
            <numerusform>Показана только первая %n страница.</numerusform>
            <numerusform>Показаны только первые %n страницы.</numerusform>
            <numerusform>Показаны только первые %n страниц.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Страница {number} из {count}</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Показать только текст</translation>
    </message>
    <message>
        <source>Show the pages as they are</source>
        <translation>Показать страницы как есть</translation>
    </message>
    <message>
        <source>This page is a picture: it has no words that could be found or read aloud.</source>
        <translation>Эта страница — изображение: слов, которые можно найти или прочитать вслух, в ней нет.</translation>
    </message>
    <message>
        <source>A picture without words</source>
        <translation>Изображение без слов</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find on this page</source>
        <translation>Найти на этой странице</translation>
    </message>
    <message>
        <source>Words of this page</source>
        <translation>Слово с этой страницы</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Предыдущее место</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Следующее место</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
</context>
<context>
    <name>FormScreen</name>
    <message>
        <source>You can leave it empty</source>
        <translation>Можно оставить пустым</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Staff print your paper: no. {number}. Nothing of it is kept on this screen.</source>
        <translation>Вашу бумагу распечатает сотрудник: № {number}. На этом экране от неё ничего не осталось.</translation>
    </message>
    <message>
        <source>← Before</source>
        <translation>← Назад</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>Дальше →</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>What you write is not kept. It goes to paper only if you ask for it.</source>
        <translation>Написанное не сохраняется. На бумагу оно попадёт, только если Вы попросите.</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} из {all}</translation>
    </message>
    <message>
        <source>Your surname and first name</source>
        <translation>Ваши фамилия и имя</translation>
    </message>
    <message>
        <source>empty: a line to write on</source>
        <translation>пусто: останется строка для записи от руки</translation>
    </message>
    <message>
        <source>← Change something</source>
        <translation>← Исправить</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Прочитать памятку</translation>
    </message>
    <message>
        <source>Ask staff to print</source>
        <translation>Попросить распечатать</translation>
    </message>
    <message>
        <source>Staff see the paper when they print it. It is not kept afterwards.</source>
        <translation>Сотрудник видит бумагу, когда печатает её. Потом она не хранится.</translation>
    </message>
</context>
<context>
    <name>FormsScreen</name>
    <message>
        <source>Fill in on the screen what you know. Where you leave a line empty, you can write by hand later.</source>
        <translation>Заполните на экране то, что знаете. Пустую строку потом можно заполнить от руки.</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Бумаги для заполнения</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Choose a language. It can be changed at any time.</source>
        <translation>Выберите язык. Его можно сменить в любое время.</translation>
    </message>
    <message>
        <source>Enter the number on your card and your PIN with the numbers on the screen.</source>
        <translation>Наберите номер карты и PIN‑код цифрами на экране.</translation>
    </message>
    <message>
        <source>Read what is recorded. If you agree, go on.</source>
        <translation>Прочтите, что записывается. Если согласны, продолжайте.</translation>
    </message>
    <message>
        <source>Choose a topic, or search with your own words. Read.</source>
        <translation>Выберите тему или ищите своими словами. Читайте.</translation>
    </message>
    <message>
        <source>The minutes that you have left stand on top, on the right.</source>
        <translation>Сколько минут осталось, видно вверху справа.</translation>
    </message>
    <message>
        <source>When you are done, press “End”. The pages you read are not kept here.</source>
        <translation>В конце нажмите «Завершить». Прочитанные страницы здесь не хранятся.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Call the librarian</source>
        <translation>Позвать библиотекаря</translation>
    </message>
    <message>
        <source>If anything is unclear, ask the librarian.</source>
        <translation>Если что-то непонятно, спросите библиотекаря.</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Как пользоваться</translation>
    </message>
    <message>
        <source>Your request is on the librarian’s list, as number {number}.</source>
        <translation>Ваш запрос — № {number} в списке библиотекаря.</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Search in guides, the library and sites</source>
        <translation>Поиск по памяткам, библиотеке и сайтам</translation>
    </message>
    <message>
        <source>in any language, also with mistakes in spelling</source>
        <translation>на любом языке, можно и с ошибками</translation>
    </message>
    <message>
        <source>Guides, always here</source>
        <translation>Памятки — всегда здесь</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>До какого дня можно обжаловать?</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Читать дальше</translation>
    </message>
    <message>
        <source>counts the days; keeps nothing</source>
        <translation>считает дни, ничего не хранит</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Бумаги для заполнения</translation>
    </message>
    <message>
        <source>appeal, complaint and others, for print</source>
        <translation>жалоба, ходатайство и другие, на печать</translation>
    </message>
    <message>
        <source>My requests, my record</source>
        <translation>Мои запросы и запись обо мне</translation>
    </message>
    <message>
        <source>answers, and what the terminal keeps about me</source>
        <translation>ответы и то, что терминал хранит обо мне</translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s)</source>
        <translation>
            <numerusform>%n памятка</numerusform>
            <numerusform>%n памятки</numerusform>
            <numerusform>%n памяток</numerusform>
        </translation>
    </message>
    <message>
        <source>Sites by topic</source>
        <translation>Сайты по темам</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n сайт</numerusform>
            <numerusform>%n сайта</numerusform>
            <numerusform>%n сайтов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Заглавная буква</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>space</source>
        <translation>пробел</translation>
    </message>
</context>
<context>
    <name>KeysStep</name>
    <message>
        <source>Not all of them arrive</source>
        <translation>Работают не все</translation>
    </message>
    <message>
        <source>There is no keyboard here</source>
        <translation>Клавиатуры здесь нет</translation>
    </message>
    <message>
        <source>Press each of these keys on the keyboard. One that arrives is marked.</source>
        <translation>Нажмите на клавиатуре каждую из этих клавиш. Работающая отмечается.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Large print</source>
        <translation>Крупные буквы</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Чёткие цвета</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>The pages you read are not kept on this terminal.</source>
        <translation>Прочитанные Вами страницы на терминале не сохраняются.</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>Сеанс завершён</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>К началу</translation>
    </message>
    <message>
        <source>Your time stands still</source>
        <translation>Ваше время остановлено</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>The month before</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Следующий месяц</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>A PIN of your own</source>
        <translation>Собственный PIN‑код</translation>
    </message>
    <message>
        <source>The PIN on the slip is for the first time only. Please choose another one.</source>
        <translation>PIN‑код с листка — только для первого входа. Выберите, пожалуйста, другой.</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>Новый PIN‑код, шесть цифр</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Тот же PIN‑код ещё раз</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Please type both again.</source>
        <translation>Два PIN‑кода не совпадают. Наберите, пожалуйста, оба ещё раз.</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>Who runs this terminal</source>
        <translation>Кто отвечает за терминал</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Что записывается</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Для чего</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Сколько хранится</translation>
    </message>
    <message>
        <source>Who may look at it</source>
        <translation>Кто может посмотреть</translation>
    </message>
    <message>
        <source>I have read it, go on</source>
        <translation>Прочитал(а), продолжить</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Не соглашаюсь</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>Перед началом</translation>
    </message>
    <message numerus="yes">
        <source>You have %n minute(s). Please read this first.</source>
        <translation>
            <numerusform>У Вас %n минута. Сначала прочтите это, пожалуйста.</numerusform>
            <numerusform>У Вас %n минуты. Сначала прочтите это, пожалуйста.</numerusform>
            <numerusform>У Вас %n минут. Сначала прочтите это, пожалуйста.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
</context>
<context>
    <name>PageTools</name>
    <message>
        <source>Enter</source>
        <translation>Ввод</translation>
    </message>
</context>
<context>
    <name>PrintLine</name>
    <message>
        <source>Ask for a print</source>
        <translation>Попросить распечатать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The page is being made ready for paper</source>
        <translation>Страница готовится для печати</translation>
    </message>
    <message numerus="yes">
        <source>This page takes %n sheet(s).</source>
        <translation>
            <numerusform>Эта страница займёт %n лист.</numerusform>
            <numerusform>Эта страница займёт %n листа.</numerusform>
            <numerusform>Эта страница займёт %n листов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You may still ask for %n sheet(s).</source>
        <translation>
            <numerusform>Можно попросить ещё %n лист.</numerusform>
            <numerusform>Можно попросить ещё %n листа.</numerusform>
            <numerusform>Можно попросить ещё %n листов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages are not printed at this terminal. The librarian can tell you what is possible.</source>
        <translation>На этом терминале страницы не печатают. Библиотекарь скажет, что можно сделать.</translation>
    </message>
    <message>
        <source>You have asked for as many sheets as you may. Tomorrow you may again.</source>
        <translation>Вы попросили уже все листы, которые можно. Завтра можно будет снова.</translation>
    </message>
    <message>
        <source>This page cannot be made ready for paper. The librarian can help.</source>
        <translation>Эту страницу не удалось подготовить для печати. Библиотекарь может помочь.</translation>
    </message>
    <message>
        <source>Staff are being asked</source>
        <translation>Запрос отправляется сотрудникам</translation>
    </message>
    <message>
        <source>Your print is number {number}. Staff print it; tell them this number.</source>
        <translation>Номер Вашей распечатки — {number}. Её сделают сотрудники: назовите им этот номер.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>More time</source>
        <translation>Добавить время</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>Осталась %n минута</numerusform>
            <numerusform>Осталось %n минуты</numerusform>
            <numerusform>Осталось %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Then the session ends by itself. Write down what you need; the pages you read are not kept here.</source>
        <translation>Потом сеанс завершится сам. Выпишите нужное: страницы здесь не сохраняются.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Читать дальше</translation>
    </message>
    <message>
        <source>Are you still here?</source>
        <translation>Вы ещё здесь?</translation>
    </message>
    <message numerus="yes">
        <source>Touch the screen or press any key. Otherwise the session ends in %n second(s).</source>
        <translation>
            <numerusform>Коснитесь экрана или нажмите любую клавишу. Иначе сеанс завершится через %n секунду.</numerusform>
            <numerusform>Коснитесь экрана или нажмите любую клавишу. Иначе сеанс завершится через %n секунды.</numerusform>
            <numerusform>Коснитесь экрана или нажмите любую клавишу. Иначе сеанс завершится через %n секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Я здесь</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Библиотека</translation>
    </message>
    <message>
        <source>does not open</source>
        <translation>не открывается</translation>
    </message>
    <message>
        <source>Library · {title}</source>
        <translation>Библиотека · {title}</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>без интернета</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>Завершить сеанс?</translation>
    </message>
    <message>
        <source>The pages you read are not kept on this terminal. The minutes you have not used stay yours.</source>
        <translation>Прочитанные Вами страницы на терминале не сохраняются. Неиспользованные минуты остаются за Вами.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Завершить</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Ask for a print</source>
        <translation>Попросить распечатать</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Запись читается…</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Запись обо мне</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>Здесь пока ничего нет.</translation>
    </message>
    <message>
        <source>Older entries are not shown here. Ask for a print to see all of them.</source>
        <translation>Более старые записи здесь не показаны. Чтобы увидеть все, попросите распечатать.</translation>
    </message>
    <message>
        <source>Staff know. Request no. {number}</source>
        <translation>Сотрудник получил запрос № {number}</translation>
    </message>
    <message>
        <source>This is what the terminal&apos;s record says about you. What you type, what pages say and which guides you read is not in it.</source>
        <translation>Вот что говорит о Вас запись терминала. Того, что Вы набираете, содержания страниц и прочитанных Вами справочников в ней нет.</translation>
    </message>
    <message>
        <source>My requests to staff</source>
        <translation>Мои запросы сотрудникам</translation>
    </message>
    <message>
        <source>a print of my record</source>
        <translation>распечатка записи обо мне</translation>
    </message>
    <message>
        <source>the librarian’s help</source>
        <translation>помощь библиотекаря</translation>
    </message>
</context>
<context>
    <name>RefusalScreen</name>
    <message>
        <source>Your request is number {number}. Staff answer by {day}; see “My requests”.</source>
        <translation>Ваш запрос — № {number}. Срок ответа: {day}. Ответ будет в разделе «Мои запросы».</translation>
    </message>
    <message>
        <source>This page does not open</source>
        <translation>Эта страница не открывается</translation>
    </message>
    <message>
        <source>Ask for this page</source>
        <translation>Запросить эту страницу</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Назад</translation>
    </message>
    <message>
        <source>You have done nothing wrong.</source>
        <translation>Вы ничего не нарушили.</translation>
    </message>
    <message>
        <source>What for? You may say, and you need not.</source>
        <translation>Для чего? Можно сказать, можно не говорить.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Что запрошено</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Кто решил</translation>
    </message>
    <message>
        <source>Nobody here; the terminal did not close this page.</source>
        <translation>Здесь — никто: терминал эту страницу не закрывал.</translation>
    </message>
    <message>
        <source>Nobody; this terminal was not able to show it.</source>
        <translation>Никто; этот терминал не смог её показать.</translation>
    </message>
    <message>
        <source>{where}, list no. {version} of {day}</source>
        <translation>{where}, список № {version} от {day}</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Открывается</translation>
    </message>
    <message>
        <source>By which law</source>
        <translation>По какому закону</translation>
    </message>
    <message>
        <source>Ask the librarian for the reason. You can also complain to the court.</source>
        <translation>Спросите библиотекаря о причине. Пожаловаться можно и в суд.</translation>
    </message>
    <message>
        <source>If you disagree</source>
        <translation>Если не согласны</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>the page you read</source>
        <translation>прочитанная страница</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Главная</translation>
    </message>
    <message>
        <source>Leave this paper?</source>
        <translation>Уйти с этой бумаги?</translation>
    </message>
    <message>
        <source>What you wrote on it is not kept. To have it on paper, ask staff to print it first.</source>
        <translation>Написанное на ней не сохранится. Чтобы получить её на бумаге, сначала попросите сотрудников напечатать.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Писать дальше</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Уйти</translation>
    </message>
    <message>
        <source>without internet</source>
        <translation>без интернета</translation>
    </message>
    <message>
        <source>Until when can I appeal?</source>
        <translation>До какого дня можно обжаловать?</translation>
    </message>
    <message>
        <source>Papers to fill in</source>
        <translation>Бумаги для заполнения</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Запись обо мне</translation>
    </message>
</context>
<context>
    <name>ScreenStep</name>
    <message>
        <source>Yes, all of it</source>
        <translation>Да, вижу всё</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Eight colours, sixteen shades, thin lines and a red frame to the very edge, letters of five sizes: do you see all of it, without spots?</source>
        <translation>Восемь цветов, шестнадцать оттенков, тонкие линии и красная рамка у самого края, буквы пяти размеров: видно ли всё и без пятен?</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Not what you looked for?</source>
        <translation>Нужного здесь нет?</translation>
    </message>
    <message>
        <source>Your request is number {number}. What you looked for was not told: say it to the librarian.</source>
        <translation>Ваш запрос — № {number}. Что Вы искали, не передано: скажите это библиотекарю сами.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>For example: how to appeal</source>
        <translation>Например: как обжаловать приговор</translation>
    </message>
    <message>
        <source>Write one or a few words, in any language and any alphabet. Mistakes in spelling do no harm.</source>
        <translation>Напишите одно или несколько слов на любом языке и любым алфавитом. Ошибки не помешают.</translation>
    </message>
    <message>
        <source>Nobody is told what you look for.</source>
        <translation>О том, что Вы ищете, никому не сообщается.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Ничего не нашлось</translation>
    </message>
    <message>
        <source>Look through the topics</source>
        <translation>Посмотреть темы</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>Может быть, Вы искали:</translation>
    </message>
    <message>
        <source>Try other words, or fewer of them. The librarian can also help you look.</source>
        <translation>Попробуйте другие слова или меньше слов. Найти поможет и библиотекарь.</translation>
    </message>
    <message>
        <source>Ask the librarian</source>
        <translation>Попросить библиотекаря</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Finish</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Проверить</translation>
    </message>
</context>
<context>
    <name>SpeakerStep</name>
    <message>
        <source>Go on</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>This machine has no device for sound.</source>
        <translation>У этого компьютера нет устройства вывода звука.</translation>
    </message>
    <message>
        <source>Play the tone</source>
        <translation>Включить звук</translation>
    </message>
    <message>
        <source>I hear it</source>
        <translation>Слышу</translation>
    </message>
    <message>
        <source>I hear nothing</source>
        <translation>Не слышу</translation>
    </message>
    <message>
        <source>Press “Play the tone”: it lasts a second. Do you hear it?</source>
        <translation>Нажмите «Включить звук»: он длится секунду. Слышите ли Вы его?</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Smaller</source>
        <translation>Уменьшить</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Увеличить</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Загрузить снова</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Найти на странице</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Прочитать вслух</translation>
    </message>
    <message>
        <source>Ask for a print</source>
        <translation>Попросить распечатать</translation>
    </message>
    <message>
        <source>What is on this page</source>
        <translation>Что на странице</translation>
    </message>
</context>
<context>
    <name>TopicScreen</name>
    <message>
        <source>These sites open for reading. Each page comes from the site itself.</source>
        <translation>Эти сайты открываются для чтения. Каждая страница приходит с самого сайта.</translation>
    </message>
</context>
<context>
    <name>TouchStep</name>
    <message>
        <source>Not all can be pressed</source>
        <translation>Нажимаются не все</translation>
    </message>
    <message>
        <source>Press the five points, one after the other: 1 to 5.</source>
        <translation>Нажмите пять точек по очереди: от 1 до 5.</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>The page or paper on the screen stays.</source>
        <translation>Страница или бумага на экране останется.</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>guide</source>
        <translation>памятка</translation>
    </message>
    <message>
        <source>library page</source>
        <translation>страница библиотеки</translation>
    </message>
    <message>
        <source>site</source>
        <translation>сайт</translation>
    </message>
    <message>
        <source>In the list of {day}</source>
        <translation>В списке от {day}</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>По состоянию на {day}</translation>
    </message>
</context>
<context>
    <name>because</name>
    <message>
        <source>Reason: the rules of the reading room.</source>
        <translation>Причина: правила читального зала.</translation>
    </message>
    <message>
        <source>Reason: the equipment.</source>
        <translation>Причина: оборудование.</translation>
    </message>
    <message>
        <source>Reason: the card was lost or lent.</source>
        <translation>Причина: карта потеряна или передана другому.</translation>
    </message>
    <message>
        <source>Reason: a written decision of the institution.</source>
        <translation>Причина: письменное решение учреждения.</translation>
    </message>
</context>
<context>
    <name>ends</name>
    <message>
        <source>You ended your session.</source>
        <translation>Вы сами завершили сеанс.</translation>
    </message>
    <message>
        <source>Your time for this session is used up.</source>
        <translation>Ваше время на этот сеанс закончилось.</translation>
    </message>
    <message>
        <source>Your time for today is used up.</source>
        <translation>Ваше время на сегодня истекло.</translation>
    </message>
    <message>
        <source>Your time for this week is used up.</source>
        <translation>Ваше время на эту неделю истекло.</translation>
    </message>
    <message>
        <source>The librarian ended the session. You can ask why.</source>
        <translation>Сеанс завершил библиотекарь. Вы можете спросить о причине.</translation>
    </message>
    <message>
        <source>Nobody of the staff is in the room, so the session was closed.</source>
        <translation>В помещении нет сотрудника, поэтому сеанс закрыт.</translation>
    </message>
    <message>
        <source>Your card has been suspended. You can ask the librarian why.</source>
        <translation>Ваша карта приостановлена. О причине можно спросить библиотекаря.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a long time, so the session was closed.</source>
        <translation>К экрану долго никто не прикасался, поэтому сеанс закрыт.</translation>
    </message>
    <message>
        <source>The reading room is closing for today.</source>
        <translation>Читальный зал на сегодня закрывается.</translation>
    </message>
    <message>
        <source>You did not accept the notice, so nothing was opened.</source>
        <translation>Вы не приняли уведомление, поэтому ничего не открывалось.</translation>
    </message>
    <message>
        <source>The screen lost its connection, so the session was closed.</source>
        <translation>Связь с экраном прервалась, поэтому сеанс закрыт.</translation>
    </message>
    <message>
        <source>The session was no longer valid, so it was closed.</source>
        <translation>Сеанс стал недействительным, поэтому он закрыт.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so the session was closed.</source>
        <translation>Терминал сейчас не может вести запись, поэтому сеанс закрыт.</translation>
    </message>
    <message>
        <source>The terminal is being switched off or serviced.</source>
        <translation>Терминал выключают или обслуживают.</translation>
    </message>
    <message>
        <source>The terminal was interrupted, so the session was closed.</source>
        <translation>Работа терминала прервалась, поэтому сеанс закрыт.</translation>
    </message>
</context>
<context>
    <name>instead</name>
    <message>
        <source>A copy of this page</source>
        <translation>Копия этой страницы</translation>
    </message>
    <message>
        <source>This you can open</source>
        <translation>Это можно открыть</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>По состоянию на {day}</translation>
    </message>
</context>
<context>
    <name>new_pins</name>
    <message>
        <source>A PIN has six digits. Please choose another one.</source>
        <translation>В PIN‑коде шесть цифр. Выберите, пожалуйста, другой.</translation>
    </message>
    <message>
        <source>This PIN is easy to guess. Please choose another one.</source>
        <translation>Этот PIN‑код легко угадать. Выберите, пожалуйста, другой.</translation>
    </message>
    <message>
        <source>This is the PIN that has to be changed. Please choose another one.</source>
        <translation>Это тот PIN‑код, который нужно сменить. Выберите, пожалуйста, другой.</translation>
    </message>
</context>
<context>
    <name>not_asked</name>
    <message>
        <source>This paper cannot be printed here. What you wrote is still on the screen.</source>
        <translation>Эту бумагу здесь напечатать не получится. Написанное осталось на экране.</translation>
    </message>
    <message>
        <source>Too many papers wait already. Please call the librarian and try again.</source>
        <translation>Слишком много бумаг уже ждёт печати. Позовите библиотекаря и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>You have asked for much in this session. Please speak with the librarian.</source>
        <translation>В этом сеансе запросов уже много. Поговорите с библиотекарем.</translation>
    </message>
    <message>
        <source>This is not an address that staff could open.</source>
        <translation>Это не тот адрес, который могли бы открыть сотрудники.</translation>
    </message>
    <message>
        <source>This page takes more sheets than you may still ask for.</source>
        <translation>Эта страница займёт больше листов, чем ещё можно попросить.</translation>
    </message>
    <message>
        <source>This page is too large for paper. The librarian can help.</source>
        <translation>Эта страница слишком велика для печати. Библиотекарь может помочь.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so staff were not asked. Please call the librarian.</source>
        <translation>Терминал сейчас не может вести запись, поэтому сотрудникам запрос не передан. Позовите библиотекаря.</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>The librarian has paused the session. It goes on from here; please wait.</source>
        <translation>Библиотекарь приостановил сеанс. Он продолжится с этого места; подождите, пожалуйста.</translation>
    </message>
    <message>
        <source>Staff have to be here: please call the librarian. No minute is lost.</source>
        <translation>Позовите библиотекаря: нужен сотрудник. Минуты не идут.</translation>
    </message>
</context>
<context>
    <name>purposes</name>
    <message>
        <source>my case in court</source>
        <translation>моё дело в суде</translation>
    </message>
    <message>
        <source>a complaint</source>
        <translation>жалоба</translation>
    </message>
    <message>
        <source>my family</source>
        <translation>моя семья</translation>
    </message>
    <message>
        <source>life after release</source>
        <translation>жизнь после освобождения</translation>
    </message>
    <message>
        <source>study or work</source>
        <translation>учёба или работа</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>другое</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>This address is not written correctly.</source>
        <translation>Этот адрес записан неправильно.</translation>
    </message>
    <message>
        <source>This address is too long to be opened.</source>
        <translation>Этот адрес слишком длинный, поэтому он не открывается.</translation>
    </message>
    <message>
        <source>The address holds a name or password, so it does not open.</source>
        <translation>В адресе есть имя или пароль, поэтому он не открывается.</translation>
    </message>
    <message>
        <source>Addresses made of numbers do not open, only named sites.</source>
        <translation>Адреса из цифр не открываются, только сайты с именем.</translation>
    </message>
    <message>
        <source>This name belongs to an internal network, not to a site.</source>
        <translation>Это имя принадлежит внутренней сети, а не сайту.</translation>
    </message>
    <message>
        <source>The name of this site mixes letters of different alphabets. Such names are used to deceive.</source>
        <translation>В имени этого сайта смешаны буквы разных алфавитов. Такие имена используют для обмана.</translation>
    </message>
    <message>
        <source>This link is not a page of a site, so it does not open here.</source>
        <translation>Эта ссылка ведёт не на страницу сайта, поэтому здесь она не открывается.</translation>
    </message>
    <message>
        <source>This part of the site is not on the list of what opens.</source>
        <translation>Этой части сайта нет в списке того, что открывается.</translation>
    </message>
    <message>
        <source>This site is not on the list of sites that open here.</source>
        <translation>Этого сайта нет в списке сайтов, которые здесь открываются.</translation>
    </message>
    <message>
        <source>This document cannot be shown: its file is damaged or locked with a password.</source>
        <translation>Этот документ нельзя показать: файл повреждён или закрыт паролем.</translation>
    </message>
    <message>
        <source>This document is too large to be shown on this terminal.</source>
        <translation>Этот документ слишком велик, чтобы показать его на этом терминале.</translation>
    </message>
    <message>
        <source>This site passes on pages of any other site, so it stays closed for everyone.</source>
        <translation>Этот сайт показывает страницы любых других сайтов, поэтому он не открывается ни для кого.</translation>
    </message>
    <message>
        <source>The site opens here, but this section of it does not.</source>
        <translation>Сайт здесь открывается, но этот его раздел — нет.</translation>
    </message>
    <message>
        <source>There are invisible characters in this address, so it does not open.</source>
        <translation>В этом адресе есть невидимые знаки, поэтому он не открывается.</translation>
    </message>
    <message>
        <source>There is a backslash in this address, which hides where it leads. It does not open.</source>
        <translation>В этом адресе есть обратная косая черта, она скрывает, куда он ведёт. Адрес не открывается.</translation>
    </message>
    <message>
        <source>Programs understand this address in different ways, so it does not open.</source>
        <translation>Программы понимают этот адрес по-разному, поэтому он не открывается.</translation>
    </message>
    <message>
        <source>This site stays closed for everyone, and no list can open it.</source>
        <translation>Этот сайт закрыт для всех, и никакой список его не откроет.</translation>
    </message>
    <message>
        <source>This address only serves other pages and is not a page itself.</source>
        <translation>Этот адрес только обслуживает другие страницы, сам он не страница.</translation>
    </message>
    <message>
        <source>This site opens for reading only, nothing can be sent to it.</source>
        <translation>Этот сайт открывается только для чтения, на него ничего не отправляется.</translation>
    </message>
    <message>
        <source>This site opens for reading only, forms cannot be sent.</source>
        <translation>Этот сайт открывается только для чтения, формы не отправляются.</translation>
    </message>
    <message>
        <source>This kind of content does not open here.</source>
        <translation>Содержимое такого вида здесь не открывается.</translation>
    </message>
    <message>
        <source>The list of sites is out of date. Until staff renew it, only the main legal sites open.</source>
        <translation>Список сайтов устарел. Пока сотрудники его не обновят, открываются только основные правовые сайты.</translation>
    </message>
    <message>
        <source>The permission for this site has run out. Staff can renew it if you ask for it.</source>
        <translation>Срок разрешения для этого сайта истёк. Сотрудники могут продлить его, если Вы попросите.</translation>
    </message>
    <message>
        <source>What was written is too long to be searched for here.</source>
        <translation>Написанное слишком длинно для поиска на этом сайте.</translation>
    </message>
    <message>
        <source>This site opens at other hours.</source>
        <translation>Этот сайт открывается в другие часы.</translation>
    </message>
    <message>
        <source>This site opens for another group of readers.</source>
        <translation>Этот сайт открывается для другой группы читателей.</translation>
    </message>
    <message>
        <source>This address carries the address of another site inside, which does not open here.</source>
        <translation>Внутри этого адреса стоит адрес другого сайта, который здесь не открывается.</translation>
    </message>
    <message>
        <source>Files cannot be saved here, pages can only be read.</source>
        <translation>Файлы здесь не сохраняются, страницы можно только читать.</translation>
    </message>
    <message>
        <source>Files cannot be sent from here.</source>
        <translation>Файлы отсюда не отправляются.</translation>
    </message>
    <message>
        <source>The page tried to open a window by itself.</source>
        <translation>Страница попыталась сама открыть окно.</translation>
    </message>
    <message>
        <source>The page asked for something that is not available here.</source>
        <translation>Страница запросила то, чего здесь нет.</translation>
    </message>
    <message>
        <source>This link needs another program, which is not here.</source>
        <translation>Для этой ссылки нужна другая программа, которой здесь нет.</translation>
    </message>
    <message>
        <source>The site asks for its own password. It opens for reading only.</source>
        <translation>Сайт просит свой пароль. Он открывается только для чтения.</translation>
    </message>
    <message>
        <source>The site could not prove that it is the real one, so it was not opened.</source>
        <translation>Сайт не смог подтвердить, что он настоящий, поэтому он не открылся.</translation>
    </message>
    <message>
        <source>The page stopped working and was closed.</source>
        <translation>Страница перестала работать и была закрыта.</translation>
    </message>
    <message>
        <source>The page asked for something in a way that is not understood.</source>
        <translation>Страница отправила непонятный запрос.</translation>
    </message>
    <message>
        <source>The session is over. Please sign in again.</source>
        <translation>Сеанс завершён. Войдите, пожалуйста, ещё раз.</translation>
    </message>
    <message>
        <source>The session is no longer valid. Please sign in again.</source>
        <translation>Сеанс стал недействительным. Войдите, пожалуйста, ещё раз.</translation>
    </message>
    <message>
        <source>This name leads into an internal network, not to a site.</source>
        <translation>Это имя ведёт во внутреннюю сеть, а не на сайт.</translation>
    </message>
    <message>
        <source>The connection asked for another site than the one that was opened.</source>
        <translation>Соединение запросило не тот сайт, который открывался.</translation>
    </message>
    <message>
        <source>There is no site with this name, or its name was not found.</source>
        <translation>Сайта с таким именем нет, или это имя не нашлось.</translation>
    </message>
    <message>
        <source>The site does not answer now. It was not closed here. Please try again later.</source>
        <translation>Сайт сейчас не отвечает. Здесь его не закрывали. Попробуйте, пожалуйста, позже.</translation>
    </message>
    <message>
        <source>The site takes too long to answer. Please try again later.</source>
        <translation>Сайт слишком долго не отвечает. Попробуйте, пожалуйста, позже.</translation>
    </message>
    <message>
        <source>Too many pages are loading at once. Please wait a little.</source>
        <translation>Одновременно загружается слишком много страниц. Подождите, пожалуйста, немного.</translation>
    </message>
    <message>
        <source>The institution&apos;s own network did not let this page through. It was not closed on this terminal.</source>
        <translation>Эту страницу не пропустила сеть самого учреждения. На этом терминале она не закрыта.</translation>
    </message>
    <message>
        <source>The institution&apos;s way to the internet does not answer now. Please try again later.</source>
        <translation>Выход учреждения в интернет сейчас не отвечает. Попробуйте позже.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nothing opens. Please call the librarian.</source>
        <translation>Терминал сейчас не может вести запись, поэтому ничего не открывается. Позовите, пожалуйста, библиотекаря.</translation>
    </message>
    <message>
        <source>The terminal is not ready. Please call the librarian.</source>
        <translation>Терминал не готов. Позовите, пожалуйста, библиотекаря.</translation>
    </message>
    <message>
        <source>Something went wrong in this terminal, so the page was not opened.</source>
        <translation>В терминале произошёл сбой, поэтому страница не открылась.</translation>
    </message>
    <message>
        <source>There is no such page in the library.</source>
        <translation>Такой страницы в библиотеке нет.</translation>
    </message>
    <message>
        <source>This site is for writing to people. The terminal is for reading, so it stays closed for everyone.</source>
        <translation>Этот сайт нужен, чтобы писать людям. Терминал нужен для чтения, поэтому сайт закрыт для всех.</translation>
    </message>
    <message>
        <source>This site is for sending and storing files, so it stays closed for everyone.</source>
        <translation>Этот сайт нужен, чтобы пересылать и хранить файлы, поэтому он закрыт для всех.</translation>
    </message>
    <message>
        <source>This site gives control over other computers, so it stays closed for everyone.</source>
        <translation>Этот сайт даёт управлять другими компьютерами, поэтому он закрыт для всех.</translation>
    </message>
    <message>
        <source>This is an unprotected copy of a site that opens here under its own name.</source>
        <translation>Это незащищённая копия сайта, который открывается здесь под своим именем.</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>Your card was issued.</source>
        <translation>Ваша карта выдана.</translation>
    </message>
    <message>
        <source>A PIN that is not yours was typed with the number of your card.</source>
        <translation>С номером Вашей карты набран неверный PIN.</translation>
    </message>
    <message>
        <source>The time went on.</source>
        <translation>Время пошло дальше.</translation>
    </message>
    <message>
        <source>Staff gave your card a new PIN.</source>
        <translation>Сотрудники выдали Вашей карте новый PIN‑код.</translation>
    </message>
    <message>
        <source>You chose a new PIN.</source>
        <translation>Вы выбрали новый PIN‑код.</translation>
    </message>
    <message>
        <source>Staff suspended your card for a time.</source>
        <translation>Сотрудники на время приостановили Вашу карту.</translation>
    </message>
    <message>
        <source>Staff let your card open again.</source>
        <translation>Сотрудники снова открыли Вашу карту.</translation>
    </message>
    <message>
        <source>The time was stopped.</source>
        <translation>Время было остановлено.</translation>
    </message>
    <message>
        <source>Everything that the pages left on the terminal was deleted.</source>
        <translation>Всё, что страницы оставили на терминале, удалено.</translation>
    </message>
    <message>
        <source>Staff changed something about your card.</source>
        <translation>Сотрудник изменил что-то, связанное с Вашей картой.</translation>
    </message>
    <message>
        <source>It was opened.</source>
        <translation>Открыто.</translation>
    </message>
    <message>
        <source>It stays closed.</source>
        <translation>Остаётся закрытым.</translation>
    </message>
    <message>
        <source>Staff answered:</source>
        <translation>Сотрудник ответил:</translation>
    </message>
    <message>
        <source>a site whose address is not kept</source>
        <translation>сайт, адрес которого не сохраняется</translation>
    </message>
    <message>
        <source>The time for keeping this entry is over; what it said was destroyed.</source>
        <translation>Срок хранения этой записи истёк, её содержание уничтожено.</translation>
    </message>
    <message>
        <source>Staff answer by {day}.</source>
        <translation>Ответ дадут до {day}.</translation>
    </message>
    <message>
        <source>Your card did not open, because it was suspended.</source>
        <translation>Ваша карта не открылась, потому что была приостановлена.</translation>
    </message>
    <message>
        <source>Staff answered your request no. {number}</source>
        <translation>Сотрудники ответили на Ваш запрос № {number}</translation>
    </message>
    <message>
        <source>The session began. Minutes given: {minutes}</source>
        <translation>Сеанс начался. Дано минут: {minutes}</translation>
    </message>
    <message>
        <source>You added time. Minutes added: {minutes}</source>
        <translation>Вы добавили время. Добавлено минут: {minutes}</translation>
    </message>
    <message>
        <source>Minutes used: {minutes}</source>
        <translation>Использовано минут: {minutes}</translation>
    </message>
    <message>
        <source>Opened: {place}</source>
        <translation>Открыто: {place}</translation>
    </message>
    <message>
        <source>Did not open: {place}. {why}</source>
        <translation>Не открылось: {place}. {why}</translation>
    </message>
    <message>
        <source>Connected to {place}</source>
        <translation>Соединение: {place}</translation>
    </message>
    <message>
        <source>Not connected to {place}. {why}</source>
        <translation>Соединения нет: {place}. {why}</translation>
    </message>
    <message>
        <source>You asked staff for a page: {place}. Request no. {number}</source>
        <translation>Вы попросили сотрудника открыть страницу: {place}. Запрос № {number}</translation>
    </message>
    <message>
        <source>You asked for a print of this record. Request no. {number}</source>
        <translation>Вы попросили распечатать эту запись. Запрос № {number}</translation>
    </message>
    <message>
        <source>You asked for the librarian’s help. No. {number}</source>
        <translation>Вы попросили помощи библиотекаря. № {number}</translation>
    </message>
    <message>
        <source>You asked for a form on paper. Form no. {number}</source>
        <translation>Вы попросили распечатать заполненную бумагу. Бумага № {number}</translation>
    </message>
    <message>
        <source>You asked for a page on paper. Print no. {number}, sheets: {pages}</source>
        <translation>Вы попросили распечатать страницу. Бумага № {number}, листов: {pages}</translation>
    </message>
    <message>
        <source>Paper no. {number} was printed, and is not kept here any more</source>
        <translation>Бумага № {number} напечатана и здесь больше не хранится</translation>
    </message>
    <message>
        <source>Paper no. {number} was thrown away without being printed</source>
        <translation>Бумага № {number} уничтожена без печати</translation>
    </message>
</context>
<context>
    <name>shelves</name>
    <message>
        <source>guide</source>
        <translation>памятка</translation>
    </message>
    <message>
        <source>site</source>
        <translation>сайт</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>чтение</translation>
    </message>
    <message>
        <source>reading and search</source>
        <translation>чтение и поиск</translation>
    </message>
    <message>
        <source>reading and forms</source>
        <translation>чтение и формы</translation>
    </message>
</context>
<context>
    <name>sign_ins</name>
    <message>
        <source>The card number or the PIN is not right. Please try again.</source>
        <translation>Номер карты или PIN‑код неверен. Попробуйте, пожалуйста, ещё раз.</translation>
    </message>
    <message>
        <source>This card is not a librarian&apos;s.</source>
        <translation>Это не карта библиотекаря.</translation>
    </message>
    <message>
        <source>Please wait a little before you try again.</source>
        <translation>Прежде чем попробовать снова, немного подождите.</translation>
    </message>
    <message>
        <source>You have used your time for now. You can come again another day.</source>
        <translation>Ваше время пока закончилось. Вы можете прийти в другой день.</translation>
    </message>
    <message>
        <source>The reading room is closed now.</source>
        <translation>Читальный зал сейчас закрыт.</translation>
    </message>
    <message>
        <source>The terminal&apos;s clock is not right. Please call the librarian.</source>
        <translation>Часы терминала идут неправильно. Позовите, пожалуйста, библиотекаря.</translation>
    </message>
    <message>
        <source>This card is suspended until {day}.</source>
        <translation>Эта карта приостановлена до {day}.</translation>
    </message>
    <message>
        <source>The time for choosing a PIN is over. Please sign in again.</source>
        <translation>Время на выбор PIN‑кода вышло. Войдите, пожалуйста, ещё раз.</translation>
    </message>
    <message>
        <source>The terminal cannot keep its record now, so nobody can sign in. Please call the librarian.</source>
        <translation>Терминал сейчас не может вести запись, поэтому войти никто не может. Позовите, пожалуйста, библиотекаря.</translation>
    </message>
</context>
</TS>
