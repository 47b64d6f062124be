<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>App</name>
    <message>
        <source>This track is no longer in the library.</source>
        <translation>Dieser Titel ist nicht mehr in der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>Belonging</name>
    <message numerus="yes">
        <source>%n track belongs here</source>
        <comment>%n tracks belong here</comment>
        <translation>
            <numerusform>%n Titel gehört hierher</numerusform>
            <numerusform>%n Titel gehören hierher</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>CoverView</name>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
</context>
<context>
    <name>DemoLibrary</name>
    <message>
        <source>Composing a small library…</source>
        <translation>Eine kleine Bibliothek wird komponiert …</translation>
    </message>
    <message>
        <source>The demo library is not complete; choose it again to go on.</source>
        <translation>Die Demo-Bibliothek ist unvollständig; erneut auswählen, um sie fertigzustellen.</translation>
    </message>
    <message>
        <source>Composing a small library: {done} of {total} pieces are ready.</source>
        <translation>Eine kleine Bibliothek wird komponiert: {done} von {total} Stücken sind fertig.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message numerus="yes">
        <source>%n file could not be opened; {reason}</source>
        <comment>%n files could not be opened; {reason}</comment>
        <translation>
            <numerusform>%n Datei konnte nicht geöffnet werden; {reason}</numerusform>
            <numerusform>%n Dateien konnten nicht geöffnet werden; {reason}</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder “{folder}” cannot be made ({reason}).</source>
        <translation>Der Ordner „{folder}“ lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The folder “{folder}” belongs to somebody else; remove it first.</source>
        <translation>Der Ordner „{folder}“ gehört jemand anderem; er muss zuerst entfernt werden.</translation>
    </message>
</context>
<context>
    <name>Discoveries</name>
    <message>
        <source>Rediscover</source>
        <translation>Wiederentdecken</translation>
    </message>
    <message>
        <source>Odd ones out</source>
        <translation>Was nicht passt</translation>
    </message>
    <message>
        <source>Not heard for half a year or never, nearest to what you love first</source>
        <translation>Seit einem halben Jahr oder noch nie gehört; was dem Geliebten am nächsten ist, zuerst</translation>
    </message>
    <message>
        <source>Near to what you played: thumbs up, four stars and tracks heard to their end again tell better what you love</source>
        <translation>Nah an dem, was gespielt wurde: Daumen hoch, vier Sterne und mehrmals zu Ende gehörte Titel sagen besser, was geliebt wird</translation>
    </message>
    <message>
        <source>Nothing to go by yet</source>
        <translation>Noch kein Anhaltspunkt</translation>
    </message>
    <message>
        <source>Here come the tracks that you never or long not heard and that are like what you love: what you gave a thumb up (Ctrl+K) or four stars, or heard to its end more than once. Until then it goes by what you play.</source>
        <translation>Hier stehen Titel, die lange oder noch nie zu hören waren und so klingen wie Geliebtes: was einen Daumen hoch (Strg+K) oder vier Sterne bekam oder mehrmals zu Ende lief. Bis dahin zählt, was gespielt wird.</translation>
    </message>
    <message>
        <source>Nothing is forgotten</source>
        <translation>Nichts ist vergessen</translation>
    </message>
    <message>
        <source>Everything near to what you love that Earshot has listened to was heard within the last half year.</source>
        <translation>Alles, was Earshot angehört hat und dem Geliebten nahe ist, war im letzten halben Jahr zu hören.</translation>
    </message>
    <message>
        <source>They do not sound like the rest of their album; the strangest first</source>
        <translation>Sie klingen nicht wie der Rest ihres Albums; das Fremdeste zuerst</translation>
    </message>
    <message>
        <source>Nothing is odd</source>
        <translation>Alles passt</translation>
    </message>
    <message>
        <source>As far as Earshot has listened, every track sounds like its album.</source>
        <translation>Soweit Earshot gehört hat, klingt jeder Titel wie sein Album.</translation>
    </message>
    <message>
        <source>Go to the album</source>
        <translation>Zum Album</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>Gehört hierher</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>“{path}” is no longer there; scan its folder again.</source>
        <translation>„{path}“ ist nicht mehr da; den Ordner erneut durchsuchen.</translation>
    </message>
    <message>
        <source>“{path}” may not be read; check the file’s permissions.</source>
        <translation>„{path}“ darf nicht gelesen werden; die Zugriffsrechte der Datei prüfen.</translation>
    </message>
    <message>
        <source>“{path}” is a folder, not an audio file.</source>
        <translation>„{path}“ ist ein Ordner, keine Audiodatei.</translation>
    </message>
    <message>
        <source>“{path}” is empty; replace it with an intact copy.</source>
        <translation>„{path}“ ist leer; durch eine heile Kopie ersetzen.</translation>
    </message>
    <message>
        <source>“{path}” is not audio that Earshot can read; it may be damaged.</source>
        <translation>„{path}“ ist kein Ton, den Earshot lesen kann; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>“{path}” holds no audio that Earshot can read.</source>
        <translation>„{path}“ enthält keinen Ton, den Earshot lesen kann.</translation>
    </message>
    <message>
        <source>Nothing in “{path}” could be decoded; it may be damaged.</source>
        <translation>Nichts in „{path}“ ließ sich dekodieren; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>Nothing at that place in “{path}” could be decoded.</source>
        <translation>An dieser Stelle von „{path}“ ließ sich nichts dekodieren.</translation>
    </message>
    <message>
        <source>“{path}” could not be analysed ({reason}).</source>
        <translation>„{path}“ konnte nicht analysiert werden ({reason}).</translation>
    </message>
    <message>
        <source>The decoder crashed while reading “{path}”; it may be damaged.</source>
        <translation>Der Decoder ist beim Lesen von „{path}“ abgestürzt; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>Reading “{path}” took longer than {seconds} seconds; it may be damaged.</source>
        <translation>„{path}“ zu lesen hat länger als {seconds} Sekunden gedauert; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>“{file}” is empty.</source>
        <translation>„{file}“ ist leer.</translation>
    </message>
    <message>
        <source>The tags of “{file}” are damaged.</source>
        <translation>Die Tags von „{file}“ sind beschädigt.</translation>
    </message>
    <message>
        <source>No sound was found in “{file}”; it may be damaged or not be music at all.</source>
        <translation>In „{file}“ wurde kein Ton gefunden; die Datei ist vielleicht beschädigt oder gar keine Musik.</translation>
    </message>
    <message>
        <source>Cannot read “{path}” ({reason}); check that the file is still there and that you may open it.</source>
        <translation>„{path}“ ist nicht lesbar ({reason}); prüfen, ob die Datei noch da ist und geöffnet werden darf.</translation>
    </message>
</context>
<context>
    <name>FilterDelegate</name>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
</context>
<context>
    <name>FilterPlace</name>
    <message>
        <source>This model has no filters to show</source>
        <translation>Dieses Modell hat keine Filter, die sich zeigen lassen</translation>
    </message>
    <message>
        <source>It tells what sounds alike, but not what it listens for. Another model can be chosen in the settings.</source>
        <translation>Es weiß, was ähnlich klingt, sagt aber nicht, worauf es hört. In den Einstellungen lässt sich ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Looking at what the filters hear…</source>
        <translation>Es wird nachgesehen, was die Filter hören …</translation>
    </message>
    <message>
        <source>Nothing has been listened to yet</source>
        <translation>Noch wurde nichts angehört</translation>
    </message>
    <message>
        <source>As soon as some music was, this shows what the model listens for in it, and the tracks that excite each filter most.</source>
        <translation>Sobald Musik angehört wurde, steht hier, worauf das Modell darin hört und welche Titel jeden Filter am stärksten ansprechen.</translation>
    </message>
    <message>
        <source>Your music was not heard for filters yet</source>
        <translation>Die Musik wurde noch nicht für Filter angehört</translation>
    </message>
    <message>
        <source>It was listened to before filters were asked. Listening again takes a while, in the background; until then everything stays as it is.</source>
        <translation>Sie wurde angehört, bevor Filter gefragt wurden. Sie noch einmal anzuhören dauert eine Weile, im Hintergrund; bis dahin bleibt alles, wie es ist.</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Noch einmal anhören</translation>
    </message>
    <message numerus="yes">
        <source>%n track was not heard for filters yet · Listen again</source>
        <comment>%n tracks were not heard for filters yet · Listen again</comment>
        <translation>
            <numerusform>%n Titel wurde noch nicht für Filter angehört · Noch einmal anhören</numerusform>
            <numerusform>%n Titel wurden noch nicht für Filter angehört · Noch einmal anhören</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Listening again to %n track</source>
        <comment>Listening again to %n tracks</comment>
        <translation>
            <numerusform>%n Titel wird noch einmal angehört</numerusform>
            <numerusform>%n Titel werden noch einmal angehört</numerusform>
        </translation>
    </message>
    <message>
        <source>The filters cannot be shown</source>
        <translation>Die Filter lassen sich nicht zeigen</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>no genre or artist stands out</source>
        <translation>weder Genre noch Interpret ragen heraus</translation>
    </message>
    <message>
        <source>often {shared}</source>
        <translation>oft {shared}</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filter {number}</translation>
    </message>
    <message>
        <source>{filter} has told nothing of your music yet.</source>
        <translation>{filter} hat noch nichts zur Musik gesagt.</translation>
    </message>
    <message>
        <source>{filter} is on average {share} of its highest</source>
        <translation>{filter} erreicht im Mittel {share} des Höchstwerts</translation>
    </message>
    <message>
        <source>{filter} is {share} of its highest here</source>
        <translation>{filter} erreicht hier {share} des Höchstwerts</translation>
    </message>
    <message>
        <source>{filter} is {share} of its highest here, at {moment}</source>
        <translation>{filter} erreicht hier {share} des Höchstwerts, bei {moment}</translation>
    </message>
    <message>
        <source>What excites this filter has not been listened to yet.</source>
        <translation>Worauf dieser Filter anspricht, wurde noch nicht angehört.</translation>
    </message>
</context>
<context>
    <name>FiltersPage</name>
    <message>
        <source>Start station</source>
        <translation>Sender starten</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>Filter umbenennen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n tells your music apart</source>
        <comment>%n tell your music apart</comment>
        <translation>
            <numerusform>%n unterscheidet die Musik</numerusform>
            <numerusform>%n unterscheiden die Musik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n says the same of all of it</source>
        <comment>%n say the same of all of it</comment>
        <translation>
            <numerusform>%n sagt zu allem dasselbe</numerusform>
            <numerusform>%n sagen zu allem dasselbe</numerusform>
        </translation>
    </message>
    <message>
        <source>Music that excites {filter}</source>
        <translation>Musik, auf die {filter} anspricht</translation>
    </message>
    <message>
        <source>Loudest moment</source>
        <translation>Stärkster Moment</translation>
    </message>
    <message>
        <source>Rank by the moment that excites a filter most</source>
        <translation>Nach dem Moment ordnen, der einen Filter am stärksten anspricht</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>Rank by the whole track</source>
        <translation>Nach dem ganzen Titel ordnen</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Music you own, radio that listens</source>
        <translation>Deine Musik – und ein Radio, das hinhört</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Try it with a demo library</source>
        <translation>Mit einer Demo-Bibliothek ausprobieren</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>FolderRulesDialog</name>
    <message>
        <source>Rules for “{name}”</source>
        <translation>Regeln für „{name}“</translation>
    </message>
    <message>
        <source>Keep up with changes</source>
        <translation>Änderungen verfolgen</translation>
    </message>
    <message>
        <source>Play it on radios</source>
        <translation>In Sendern spielen</translation>
    </message>
    <message>
        <source>Left out of the library</source>
        <translation>Nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>Off: it is looked through only when you ask for it (F5).</source>
        <translation>Aus: Der Ordner wird nur auf Wunsch durchgesehen (F5).</translation>
    </message>
    <message>
        <source>Off for audiobooks and the like: in the library, but no radio or journey chooses from it.</source>
        <translation>Aus für Hörbücher und Ähnliches: in der Bibliothek, aber kein Sender und keine Reise wählt daraus.</translation>
    </message>
    <message>
        <source>&amp;Left out of the library</source>
        <translation>&amp;Nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>One name of a folder or file a line; * stands for any letters. With a / it is a path in this folder. Ratings and plays come back when it does.</source>
        <translation>Ein Name von Ordner oder Datei je Zeile; * steht für beliebige Zeichen. Mit / ist es ein Pfad in diesem Ordner. Sterne und Wiedergaben kehren mit den Titeln zurück.</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>“{part}” is a part of “{whole}” from now on.</source>
        <translation>„{part}“ gehört jetzt zu „{whole}“.</translation>
    </message>
    <message>
        <source>“{part}” is in the library already, as a part of “{whole}”.</source>
        <translation>„{part}“ ist schon in der Bibliothek, als Teil von „{whole}“.</translation>
    </message>
    <message>
        <source>Give it rules of its own</source>
        <translation>Eigene Regeln geben</translation>
    </message>
</context>
<context>
    <name>FoldersPart</name>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>{folder} (not connected)</source>
        <translation>{folder} (nicht verbunden)</translation>
    </message>
    <message>
        <source>{folder} (never on radios)</source>
        <translation>{folder} (nie in Sendern)</translation>
    </message>
    <message>
        <source>{folder} (with rules)</source>
        <translation>{folder} (mit Regeln)</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message numerus="yes">
        <source>%n track</source>
        <comment>%n tracks</comment>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>under a minute left</source>
        <translation>noch unter einer Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <comment>%n min left</comment>
        <translation>
            <numerusform>noch %n min</numerusform>
            <numerusform>noch %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour left</source>
        <comment>%n hours left</comment>
        <translation>
            <numerusform>noch %n Stunde</numerusform>
            <numerusform>noch %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a second</source>
        <comment>%n a second</comment>
        <translation>
            <numerusform>%n pro Sekunde</numerusform>
            <numerusform>%n pro Sekunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a minute</source>
        <comment>%n a minute</comment>
        <translation>
            <numerusform>%n pro Minute</numerusform>
            <numerusform>%n pro Minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupHero</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>The library could not be read</source>
        <translation>Die Bibliothek konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>Nichts gefunden für „{query}“</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Add a folder with music in it, and they show up here.</source>
        <translation>Sobald ein Ordner mit Musik hinzugefügt ist, erscheinen sie hier.</translation>
    </message>
</context>
<context>
    <name>Habits</name>
    <message>
        <source>Everything learned is forgotten</source>
        <translation>Alles Gelernte ist vergessen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Earshot knows enough of your listening habits to tune stations to you</source>
        <translation>Earshot kennt die Hörgewohnheiten nun gut genug, um Sender darauf abzustimmen</translation>
    </message>
    <message>
        <source>Tune them</source>
        <translation>Abstimmen</translation>
    </message>
    <message numerus="yes">
        <source>%n track heard to the end</source>
        <comment>%n tracks heard to the end</comment>
        <translation>
            <numerusform>%n bis zum Ende gehörter Titel</numerusform>
            <numerusform>%n bis zum Ende gehörte Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skip</source>
        <comment>%n skips</comment>
        <translation>
            <numerusform>%n Sprung zum nächsten</numerusform>
            <numerusform>%n Sprünge zum nächsten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thumb</source>
        <comment>%n thumbs</comment>
        <translation>
            <numerusform>%n Daumen</numerusform>
            <numerusform>%n Daumen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n playlist</source>
        <comment>%n playlists</comment>
        <translation>
            <numerusform>%n Wiedergabeliste</numerusform>
            <numerusform>%n Wiedergabelisten</numerusform>
        </translation>
    </message>
    <message>
        <source>Learned from {parts}.</source>
        <translation>Gelernt aus: {parts}.</translation>
    </message>
    <message>
        <source>You hear {names} to the end more often than others.</source>
        <translation>{names} läuft öfter als anderes bis zum Ende.</translation>
    </message>
    <message>
        <source>What sounds like {names} plays to its end.</source>
        <translation>Was wie {names} klingt, läuft bis zum Ende.</translation>
    </message>
    <message>
        <source>You skip {names} more often than others.</source>
        <translation>{names} wird öfter als anderes übersprungen.</translation>
    </message>
    <message>
        <source>What sounds like {names} gets skipped.</source>
        <translation>Was wie {names} klingt, wird übersprungen.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} und {last}</translation>
    </message>
</context>
<context>
    <name>HabitsPart</name>
    <message>
        <source>Tuned to you</source>
        <translation>Auf mich abgestimmt</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>Bevorzugt</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Forget everything learned</source>
        <translation>Alles Gelernte vergessen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not enough to learn from yet: {judged} of {least_judged} tracks heard to the end or skipped, in {sessions} of {least_sessions} sessions.</source>
        <translation>Noch zu wenig, um daraus zu lernen: {judged} von {least_judged} Titeln zu Ende gehört oder übersprungen, in {sessions} von {least_sessions} Sitzungen.</translation>
    </message>
    <message>
        <source>Stations choose what you tend to hear to the end, among what sounds alike. Learned on this computer from your plays, skips, thumbs and playlists; nothing leaves it.</source>
        <translation>Sender wählen unter dem, was ähnlich klingt, eher das, was bis zum Ende läuft. Gelernt auf diesem Computer aus Gespieltem, Übersprungenem, Daumen und Wiedergabelisten; nichts davon verlässt ihn.</translation>
    </message>
</context>
<context>
    <name>Icons</name>
    <message>
        <source>The icons are missing; install the package “QtAwesome”.</source>
        <translation>Die Symbole fehlen; installiere das Paket „QtAwesome“.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Choose the folder with your music. It plays at once; in the background Earshot listens to every track, and then any of them can start a radio of what sounds alike.</source>
        <translation>Wähle den Ordner mit deiner Musik. Sie spielt sofort; im Hintergrund hört Earshot jeden Titel an, und dann kann jeder ein Radio starten aus dem, was ähnlich klingt.</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Various artists</source>
        <translation>Verschiedene Interpreten</translation>
    </message>
    <message numerus="yes">
        <source>%n album</source>
        <comment>%n albums</comment>
        <translation>
            <numerusform>%n Album</numerusform>
            <numerusform>%n Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown artist</source>
        <translation>Unbekannter Interpret</translation>
    </message>
    <message>
        <source>No genre</source>
        <translation>Ohne Genre</translation>
    </message>
    <message>
        <source>By artist</source>
        <translation>Nach Interpret</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>Newest releases first</source>
        <translation>Neueste Veröffentlichungen zuerst</translation>
    </message>
    <message>
        <source>Last added first</source>
        <translation>Zuletzt hinzugefügte zuerst</translation>
    </message>
    <message>
        <source>Filter albums</source>
        <translation>Alben filtern</translation>
    </message>
    <message>
        <source>None of the albums has all of these words.</source>
        <translation>Kein Album enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No albums here yet</source>
        <translation>Noch keine Alben</translation>
    </message>
    <message numerus="yes">
        <source>%n artist</source>
        <comment>%n artists</comment>
        <translation>
            <numerusform>%n Interpret</numerusform>
            <numerusform>%n Interpreten</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter artists</source>
        <translation>Interpreten filtern</translation>
    </message>
    <message>
        <source>None of the artists has all of these words.</source>
        <translation>Kein Interpret enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No artists here yet</source>
        <translation>Noch keine Interpreten</translation>
    </message>
    <message numerus="yes">
        <source>%n genre</source>
        <comment>%n genres</comment>
        <translation>
            <numerusform>%n Genre</numerusform>
            <numerusform>%n Genres</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter genres</source>
        <translation>Genres filtern</translation>
    </message>
    <message>
        <source>None of the genres has all of these words.</source>
        <translation>Kein Genre enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No genres here yet</source>
        <translation>Noch keine Genres</translation>
    </message>
    <message numerus="yes">
        <source>%n folder</source>
        <comment>%n folders</comment>
        <translation>
            <numerusform>%n Ordner</numerusform>
            <numerusform>%n Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter folders</source>
        <translation>Ordner filtern</translation>
    </message>
    <message>
        <source>None of the folders has all of these words.</source>
        <translation>Kein Ordner enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No folders here yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>No music here yet</source>
        <translation>Noch keine Musik</translation>
    </message>
    <message>
        <source>Add a folder with music in it, and it shows up here.</source>
        <translation>Sobald ein Ordner mit Musik hinzugefügt ist, erscheint sie hier.</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>What you add to your folders shows up here first.</source>
        <translation>Was in deine Ordner kommt, erscheint zuerst hier.</translation>
    </message>
    <message>
        <source>Nothing played yet</source>
        <translation>Noch nichts gespielt</translation>
    </message>
    <message>
        <source>What you hear most shows up here.</source>
        <translation>Was du am meisten hörst, erscheint hier.</translation>
    </message>
    <message>
        <source>Nothing is unheard</source>
        <translation>Nichts ist ungehört</translation>
    </message>
    <message>
        <source>You have heard everything in your library.</source>
        <translation>Du hast alles in deiner Bibliothek gehört.</translation>
    </message>
    <message>
        <source>Nothing failed</source>
        <translation>Nichts fehlgeschlagen</translation>
    </message>
    <message>
        <source>Every track that was tried could be listened to.</source>
        <translation>Alle bisher versuchten Titel ließen sich anhören.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Nichts fehlt</translation>
    </message>
    <message>
        <source>Files that vanish from your folders are kept here.</source>
        <translation>Dateien, die aus deinen Ordnern verschwinden, bleiben hier verzeichnet.</translation>
    </message>
    <message>
        <source>Looking through your folders</source>
        <translation>Deine Ordner werden durchsucht</translation>
    </message>
    <message>
        <source>Tracks show up here as they are found.</source>
        <translation>Titel erscheinen hier, sobald sie gefunden sind.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>Albuminterpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>CD</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Several values</source>
        <translation>Mehrere Werte</translation>
    </message>
    <message numerus="yes">
        <source>Properties of %n track</source>
        <comment>Properties of %n tracks</comment>
        <translation>
            <numerusform>Eigenschaften von %n Titel</numerusform>
            <numerusform>Eigenschaften von %n Titeln</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Gespielt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>The file is not there at the moment.</source>
        <translation>Die Datei ist zurzeit nicht da.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>{begin} to {end}</source>
        <translation>{begin} bis {end}</translation>
    </message>
    <message>
        <source>Part of the file</source>
        <translation>Teil der Datei</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n listened to</source>
        <comment>%n listened to</comment>
        <translation>
            <numerusform>%n angehört</numerusform>
            <numerusform>%n angehört</numerusform>
        </translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel</source>
        <comment>%n channels</comment>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>listened to</source>
        <translation>angehört</translation>
    </message>
    <message>
        <source>not listened to yet</source>
        <translation>noch nicht angehört</translation>
    </message>
    <message numerus="yes">
        <source>Track rated</source>
        <comment>%n tracks rated</comment>
        <translation>
            <numerusform>Titel bewertet</numerusform>
            <numerusform>%n Titel bewertet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n track changed</source>
        <comment>Tags of %n tracks changed</comment>
        <translation>
            <numerusform>Tags von %n Titel geändert</numerusform>
            <numerusform>Tags von %n Titeln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reason} (and %n track more)</source>
        <comment>{reason} (and %n tracks more)</comment>
        <translation>
            <numerusform>{reason} (und %n weiterer Titel)</numerusform>
            <numerusform>{reason} (und %n weitere Titel)</numerusform>
        </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Als Nächstes spielen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Play similar</source>
        <translation>Ähnliches spielen</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Eigenschaften …</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Ohne Bewertung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>No process for the analysis could be started ({reason}); close other programs and try again.</source>
        <translation>Für die Analyse ließ sich kein Prozess starten ({reason}); andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>There is too little shared memory to feed the GPU; enlarge /dev/shm, or choose the device “cpu”.</source>
        <translation>Für die Grafikkarte ist zu wenig gemeinsamer Speicher da; /dev/shm vergrößern oder das Gerät „cpu“ wählen.</translation>
    </message>
    <message>
        <source>The process that feeds the GPU keeps dying; choose device “cpu”.</source>
        <translation>Der Prozess, der die Grafikkarte versorgt, endet immer wieder; das Gerät „cpu“ wählen.</translation>
    </message>
    <message>
        <source>The analysis processes end as soon as they start; close other programs if the memory is full, or reinstall Earshot.</source>
        <translation>Die Prozesse der Analyse enden, sobald sie starten; andere Programme schließen, falls der Speicher voll ist, oder Earshot neu installieren.</translation>
    </message>
    <message>
        <source>The model file {path} does not match its card; reinstall the model.</source>
        <translation>Die Modelldatei {path} passt nicht zu ihrer Karte; das Modell neu installieren.</translation>
    </message>
    <message>
        <source>“{name}” is neither one of the models {models} nor a model’s folder.</source>
        <translation>„{name}“ ist weder eines der Modelle {models} noch der Ordner eines Modells.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>The model card {path} is missing; reinstall the model.</source>
        <translation>Die Modellkarte {path} fehlt; das Modell neu installieren.</translation>
    </message>
    <message>
        <source>The model card {path} cannot be read ({reason}).</source>
        <translation>Die Modellkarte {path} ist nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>The model card {path} is damaged; reinstall the model.</source>
        <translation>Die Modellkarte {path} ist beschädigt; das Modell neu installieren.</translation>
    </message>
    <message>
        <source>The model file {path} is missing; reinstall the model.</source>
        <translation>Die Modelldatei {path} fehlt; das Modell neu installieren.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read ({reason}).</source>
        <translation>Die Modelldatei {path} ist nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>Analysis on the GPU was asked for, but CUDA cannot be used here ({reason}); install an NVIDIA driver and the extra “cuda” (pip install &apos;earshot[cuda]&apos;), or choose the device “auto” or “cpu”.</source>
        <translation>Die Analyse soll auf der Grafikkarte laufen, aber CUDA ist hier nicht nutzbar ({reason}); einen NVIDIA-Treiber und das Extra „cuda“ installieren (pip install &apos;earshot[cuda]&apos;), oder das Gerät „auto“ oder „cpu“ wählen.</translation>
    </message>
    <message>
        <source>no NVIDIA driver was found</source>
        <translation>kein NVIDIA-Treiber gefunden</translation>
    </message>
    <message>
        <source>its libraries could not be loaded</source>
        <translation>die Bibliotheken ließen sich nicht laden</translation>
    </message>
    <message>
        <source>The model {path} cannot be loaded ({reason}); reinstall it.</source>
        <translation>Das Modell {path} lässt sich nicht laden ({reason}); neu installieren.</translation>
    </message>
    <message>
        <source>“{path}” is not a folder that can be read; check the path.</source>
        <translation>„{path}“ ist kein lesbarer Ordner; den Pfad prüfen.</translation>
    </message>
    <message>
        <source>This track is a part of “{name}”, and a CUE sheet says what it is called: change the sheet.</source>
        <translation>Dieser Titel ist ein Teil von „{name}“, und ein CUE-Sheet sagt, wie er heißt: Dort ist es zu ändern.</translation>
    </message>
    <message>
        <source>This track is no longer in the library; look for changes first.</source>
        <translation>Dieser Titel ist nicht mehr in der Bibliothek; zuerst nach Änderungen suchen.</translation>
    </message>
    <message>
        <source>“{file}” was changed by another program; try again.</source>
        <translation>„{file}“ wurde von einem anderen Programm geändert; erneut versuchen.</translation>
    </message>
    <message>
        <source>“{path}” is not there any more; look for changes.</source>
        <translation>„{path}“ ist nicht mehr da; nach Änderungen suchen.</translation>
    </message>
    <message>
        <source>“{file}” or its folder is write-protected; change its permissions.</source>
        <translation>„{file}“ oder der Ordner ist schreibgeschützt; die Zugriffsrechte ändern.</translation>
    </message>
    <message>
        <source>The tags of “{file}” were not written: {reason}.</source>
        <translation>Die Tags von „{file}“ wurden nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>Earshot cannot write the tags of files such as “{file}”.</source>
        <translation>Earshot kann die Tags von Dateien wie „{file}“ nicht schreiben.</translation>
    </message>
    <message>
        <source>“{file}” seems to be damaged; its tags were left as they are.</source>
        <translation>„{file}“ scheint beschädigt zu sein; die Tags blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>“{file}” cannot hold these tags; it was left as it is.</source>
        <translation>„{file}“ kann diese Tags nicht aufnehmen; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>The name is not valid UTF-8; rename it to bring it into the library</source>
        <translation>Der Name ist kein gültiges UTF-8; zum Aufnehmen in die Bibliothek umbenennen</translation>
    </message>
    <message>
        <source>The installation lacks “{file}”; reinstall Earshot to bring it back.</source>
        <translation>Der Installation fehlt „{file}“; Earshot neu installieren.</translation>
    </message>
    <message>
        <source>“{path}” is being written by another program; close the other Earshot and try again.</source>
        <translation>„{path}“ wird gerade von einem anderen Programm beschrieben; das andere Earshot schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The disk that holds “{path}” is full; free some space and try again.</source>
        <translation>Der Datenträger mit „{path}“ ist voll; Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written; check its permissions or choose another --library.</source>
        <translation>„{path}“ ist nicht beschreibbar; die Zugriffsrechte prüfen oder mit --library eine andere Bibliothek wählen.</translation>
    </message>
    <message>
        <source>“{path}” is not an Earshot library; choose another --library.</source>
        <translation>„{path}“ ist keine Bibliothek von Earshot; mit --library eine andere wählen.</translation>
    </message>
    <message>
        <source>“{path}” is damaged; restore a .backup from beside it, or remove it and rescan.</source>
        <translation>„{path}“ ist beschädigt; eine .backup-Datei daneben wiederherstellen, oder die Datei entfernen und alles neu durchsuchen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be opened; check that its folder exists and is yours.</source>
        <translation>„{path}“ lässt sich nicht öffnen; prüfen, ob es den Ordner gibt und er dir gehört.</translation>
    </message>
    <message>
        <source>The disk that holds “{path}” failed to read or write; check it and try again.</source>
        <translation>Der Datenträger mit „{path}“ konnte nicht lesen oder schreiben; prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The folder “{folder}” cannot be made ({reason}); choose another --library.</source>
        <translation>Der Ordner „{folder}“ lässt sich nicht anlegen ({reason}); mit --library eine andere Bibliothek wählen.</translation>
    </message>
    <message>
        <source>“{path}” was made by a newer Earshot; update Earshot or choose another --library.</source>
        <translation>„{path}“ stammt von einem neueren Earshot; Earshot aktualisieren oder mit --library eine andere Bibliothek wählen.</translation>
    </message>
</context>
<context>
    <name>LibraryMessage</name>
    <message>
        <source>The library could not be read</source>
        <translation>Die Bibliothek konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>Nichts gefunden für „{query}“</translation>
    </message>
    <message>
        <source>Every word must occur in the title, artist, album, genre or file name.</source>
        <translation>Jedes Wort muss in Titel, Interpret, Album, Genre oder Dateiname vorkommen.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
</context>
<context>
    <name>LibraryPlaces</name>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message numerus="yes">
        <source>{done} tracks listened to · %n out of reach for now</source>
        <comment>{done} tracks listened to · %n out of reach for now</comment>
        <translation>
            <numerusform>{done} Titeln angehört · %n zurzeit nicht erreichbar</numerusform>
            <numerusform>{done} Titeln angehört · %n zurzeit nicht erreichbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track, all listened to</source>
        <comment>%n tracks, all listened to</comment>
        <translation>
            <numerusform>%n Titel, alles angehört</numerusform>
            <numerusform>%n Titel, alle angehört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be</source>
        <comment>%n could not be</comment>
        <translation>
            <numerusform>%n war nicht möglich</numerusform>
            <numerusform>%n waren nicht möglich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through {folder}: %n file</source>
        <comment>Looking through {folder}: %n files</comment>
        <translation>
            <numerusform>Durchsucht {folder}: %n Datei</numerusform>
            <numerusform>Durchsucht {folder}: %n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListeningBar</name>
    <message>
        <source>Listened to</source>
        <translation>Angehört</translation>
    </message>
    <message>
        <source>Pause listening</source>
        <translation>Anhören pausieren</translation>
    </message>
    <message>
        <source>Try listening again</source>
        <translation>Anhören erneut versuchen</translation>
    </message>
    <message>
        <source>Go on listening</source>
        <translation>Weiter anhören</translation>
    </message>
    <message>
        <source>Listening stopped: {reason}</source>
        <translation>Anhören beendet: {reason}</translation>
    </message>
    <message>
        <source>nobody knows why</source>
        <translation>niemand weiß warum</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>Listening is paused: {done}</source>
        <translation>Anhören pausiert: {done}</translation>
    </message>
    <message>
        <source>Listening to your music: {done}</source>
        <translation>Hört deine Musik an: {done}</translation>
    </message>
    <message>
        <source>{words}, {read} of {all} new ones read</source>
        <translation>{words}, {read} von {all} neuen gelesen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add a folder with music</source>
        <translation>Ordner mit Musik hinzufügen</translation>
    </message>
    <message>
        <source>“{file}” could not be read: {reason}</source>
        <translation>„{file}“ konnte nicht gelesen werden: {reason}</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <source>%n stand out</source>
        <comment>%n stand out</comment>
        <translation>
            <numerusform>%n hervorgehoben</numerusform>
            <numerusform>%n hervorgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour by genre</source>
        <translation>Nach Genre färben</translation>
    </message>
    <message>
        <source>Colour by decade</source>
        <translation>Nach Jahrzehnt färben</translation>
    </message>
    <message>
        <source>Colour by artist</source>
        <translation>Nach Interpret färben</translation>
    </message>
    <message>
        <source>Colour by album</source>
        <translation>Nach Album färben</translation>
    </message>
    <message>
        <source>Colour by play count</source>
        <translation>Nach Zahl der Wiedergaben färben</translation>
    </message>
    <message>
        <source>Colour by last played</source>
        <translation>Nach letzter Wiedergabe färben</translation>
    </message>
    <message>
        <source>Colour by loudness</source>
        <translation>Nach Lautheit färben</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Colour by filter {number}, “{name}”</source>
        <translation>Nach Filter {number} färben, „{name}“</translation>
    </message>
    <message>
        <source>Colour by filter {number}</source>
        <translation>Nach Filter {number} färben</translation>
    </message>
    <message>
        <source>Other or no genre</source>
        <translation>Anderes oder kein Genre</translation>
    </message>
    <message>
        <source>Other or no artist</source>
        <translation>Anderer oder kein Interpret</translation>
    </message>
    <message>
        <source>Other or no album</source>
        <translation>Anderes oder kein Album</translation>
    </message>
    <message>
        <source>Year unknown</source>
        <translation>Jahr unbekannt</translation>
    </message>
    <message>
        <source>Never played</source>
        <translation>Nie gespielt</translation>
    </message>
    <message>
        <source>No genre in the tags</source>
        <translation>Kein Genre in den Tags</translation>
    </message>
    <message>
        <source>No artist in the tags</source>
        <translation>Kein Interpret in den Tags</translation>
    </message>
    <message>
        <source>No album in the tags</source>
        <translation>Kein Album in den Tags</translation>
    </message>
    <message>
        <source>Filter {number}, on average</source>
        <translation>Filter {number}, im Mittel</translation>
    </message>
    <message>
        <source>“{name}”, on average</source>
        <translation>„{name}“, im Mittel</translation>
    </message>
    <message>
        <source>Heard before filters</source>
        <translation>Vor den Filtern gehört</translation>
    </message>
    <message>
        <source>Loudness in LUFS</source>
        <translation>Lautheit in LUFS</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Bilder (*.png *.svg)</translation>
    </message>
    <message>
        <source>The map cannot be written to “{file}” ({reason}); choose another place.</source>
        <translation>Die Karte lässt sich nicht nach „{file}“ schreiben ({reason}); einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Karte verschieben</translation>
    </message>
    <message>
        <source>Draw a loop around tracks (or hold Shift)</source>
        <translation>Titel einkreisen (oder Umschalt halten)</translation>
    </message>
    <message>
        <source>Draw a line to play along (or hold Alt)</source>
        <translation>Linie ziehen und ihr entlang spielen (oder Alt halten)</translation>
    </message>
    <message>
        <source>Hear tracks under the pointer</source>
        <translation>Titel unter dem Zeiger hören</translation>
    </message>
    <message>
        <source>Show the whole map (0)</source>
        <translation>Ganze Karte zeigen (0)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message numerus="yes">
        <source>%n track on the map</source>
        <comment>%n tracks on the map</comment>
        <translation>
            <numerusform>%n Titel auf der Karte</numerusform>
            <numerusform>%n Titel auf der Karte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not listened to yet</source>
        <comment>%n not listened to yet</comment>
        <translation>
            <numerusform>%n noch nicht angehört</numerusform>
            <numerusform>%n noch nicht angehört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be listened to</source>
        <comment>%n could not be listened to</comment>
        <translation>
            <numerusform>%n konnte nicht angehört werden</numerusform>
            <numerusform>%n konnten nicht angehört werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>%n missing</comment>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>arranging by what sounds alike: {percent} %</source>
        <translation>wird angeordnet: {percent} %</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <comment>%n added</comment>
        <translation>
            <numerusform>%n hinzugenommen</numerusform>
            <numerusform>%n hinzugenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken away</source>
        <comment>%n taken away</comment>
        <translation>
            <numerusform>%n abgezogen</numerusform>
            <numerusform>%n abgezogen</numerusform>
        </translation>
    </message>
    <message>
        <source>{terms}: add a track first (P)</source>
        <translation>{terms}: erst einen Titel hinzunehmen (P)</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>„{title}“</translation>
    </message>
    <message>
        <source>{terms}: sounds like {names}</source>
        <translation>{terms}: klingt wie {names}</translation>
    </message>
    <message>
        <source>Near means sounds alike; directions mean nothing.</source>
        <translation>Nah heißt: klingt ähnlich; Richtungen bedeuten nichts.</translation>
    </message>
    <message>
        <source>Nothing lies further in this direction</source>
        <translation>In dieser Richtung liegt nichts mehr</translation>
    </message>
    <message numerus="yes">
        <source>Earshot is listening to %n track; it takes its place here as soon as it was heard.</source>
        <comment>Earshot is listening to %n tracks; each takes its place here as soon as it was heard.</comment>
        <translation>
            <numerusform>Earshot hört gerade %n Titel an; er erscheint hier, sobald er angehört ist.</numerusform>
            <numerusform>Earshot hört gerade %n Titel an; jeder erscheint hier, sobald er angehört ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track selected</source>
        <comment>%n tracks selected</comment>
        <translation>
            <numerusform>%n Titel ausgewählt</numerusform>
            <numerusform>%n Titel ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>{low} and more</source>
        <translation>{low} und mehr</translation>
    </message>
    <message>
        <source>less than {high}</source>
        <translation>weniger als {high}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{year}s</source>
        <translation>{year}er</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>2 to 4 times</source>
        <translation>2- bis 4-mal</translation>
    </message>
    <message>
        <source>5 to 9 times</source>
        <translation>5- bis 9-mal</translation>
    </message>
    <message>
        <source>10 times or more</source>
        <translation>10-mal oder öfter</translation>
    </message>
    <message>
        <source>Over a year ago</source>
        <translation>Vor über einem Jahr</translation>
    </message>
    <message>
        <source>Within a year</source>
        <translation>Im letzten Jahr</translation>
    </message>
    <message>
        <source>Within 3 months</source>
        <translation>In den letzten 3 Monaten</translation>
    </message>
    <message>
        <source>Within a month</source>
        <translation>Im letzten Monat</translation>
    </message>
    <message>
        <source>Within a week</source>
        <translation>In der letzten Woche</translation>
    </message>
    <message>
        <source>The map could not be made: the process that lays it out ended; try again.</source>
        <translation>Die Karte konnte nicht gezeichnet werden: der Prozess dafür endete; erneut versuchen.</translation>
    </message>
    <message>
        <source>This track cannot be heard: it was not listened to yet.</source>
        <translation>Dieser Titel ist hier nicht zu hören: er wurde noch nicht angehört.</translation>
    </message>
    <message>
        <source>The library changed while the map was made; make it again.</source>
        <translation>Die Bibliothek hat sich geändert, während die Karte entstand; die Karte neu anlegen.</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Nothing is on the map yet</source>
        <translation>Noch ist nichts auf der Karte</translation>
    </message>
    <message>
        <source>Add a folder with music; once Earshot has listened to it, tracks that sound alike lie side by side here.</source>
        <translation>Einen Ordner mit Musik hinzufügen; sobald Earshot sie angehört hat, liegen hier ähnlich klingende Titel beieinander.</translation>
    </message>
</context>
<context>
    <name>MapPlace</name>
    <message>
        <source>This track is not on the map: it was not listened to yet.</source>
        <translation>Dieser Titel ist nicht auf der Karte: Er wurde noch nicht angehört.</translation>
    </message>
    <message>
        <source>Along a line on the map</source>
        <translation>Einer Linie auf der Karte entlang</translation>
    </message>
    <message>
        <source>Journey: {first} – {last}</source>
        <translation>Reise: {first} – {last}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Play what it sounds like</source>
        <translation>Abspielen, was so klingt</translation>
    </message>
    <message>
        <source>A sum on the map</source>
        <translation>Eine Summe auf der Karte</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Add to playlist…</source>
        <translation>Zu Wiedergabeliste hinzufügen …</translation>
    </message>
    <message>
        <source>Add to the sum</source>
        <translation>Zur Summe hinzunehmen</translation>
    </message>
    <message>
        <source>Take from the sum</source>
        <translation>Von der Summe abziehen</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>Als Bild exportieren …</translation>
    </message>
    <message>
        <source>Arrange the map anew</source>
        <translation>Karte neu anordnen</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <source>Map.png</source>
        <translation>Karte.png</translation>
    </message>
    <message>
        <source>The map was written to “{file}”</source>
        <translation>Karte nach „{file}“ geschrieben</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>MixDialog</name>
    <message>
        <source>Mix sounds</source>
        <translation>Klänge mischen</translation>
    </message>
    <message>
        <source>What sounds like this sum</source>
        <translation>Was wie diese Summe klingt</translation>
    </message>
    <message>
        <source>Start station</source>
        <translation>Sender starten</translation>
    </message>
    <message>
        <source>Move a slider to the right: something has to be wanted.</source>
        <translation>Einen Regler nach rechts schieben: Etwas muss gewünscht sein.</translation>
    </message>
    <message>
        <source>Nothing else has been listened to yet.</source>
        <translation>Sonst wurde noch nichts angehört.</translation>
    </message>
    <message>
        <source>How much “{title}” counts</source>
        <translation>Wie viel „{title}“ zählt</translation>
    </message>
    <message>
        <source>less like it</source>
        <translation>weniger so</translation>
    </message>
    <message>
        <source>more like it</source>
        <translation>mehr so</translation>
    </message>
</context>
<context>
    <name>ModeButtons</name>
    <message>
        <source>Shuffle</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>{speed}× speed</source>
        <translation>{speed}-faches Tempo</translation>
    </message>
    <message>
        <source>stops after this track</source>
        <translation>stoppt nach diesem Titel</translation>
    </message>
    <message>
        <source>stops after this album</source>
        <translation>stoppt nach diesem Album</translation>
    </message>
    <message>
        <source>sleeps in {minutes} min</source>
        <translation>schläft in {minutes} min</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>Zurück zu {place}</translation>
    </message>
</context>
<context>
    <name>PassagePlace</name>
    <message>
        <source>Listening to the passage…</source>
        <translation>Die Stelle wird angehört …</translation>
    </message>
    <message>
        <source>Find a sound again</source>
        <translation>Einen Klang wiederfinden</translation>
    </message>
    <message>
        <source>Mark a few seconds of what plays: drag over the track with Shift, or press Ctrl+[ where they begin and Ctrl+] where they end. Ctrl+Shift+F then finds passages in your music that sound like them.</source>
        <translation>Einige Sekunden des laufenden Titels markieren: mit Umschalt darüber ziehen, oder Strg+[ drücken, wo sie beginnen, und Strg+], wo sie enden. Strg+Umschalt+F findet dann Stellen in der Musik, die so klingen.</translation>
    </message>
    <message>
        <source>Nothing to compare with yet</source>
        <translation>Noch nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>No other music has been listened to. Come back when some was.</source>
        <translation>Keine andere Musik wurde bisher angehört. Sobald das geschehen ist, gibt es hier etwas zu finden.</translation>
    </message>
    <message>
        <source>Like {place} of “{title}”</source>
        <translation>Wie {place} von „{title}“</translation>
    </message>
    <message numerus="yes">
        <source>%n track searched, at up to {places} places where it was listened to</source>
        <comment>%n tracks searched, each at up to {places} places where it was listened to</comment>
        <translation>
            <numerusform>%n Titel durchsucht, an bis zu {places} Stellen, an denen er angehört wurde</numerusform>
            <numerusform>%n Titel durchsucht, jeder an bis zu {places} Stellen, an denen er angehört wurde</numerusform>
        </translation>
    </message>
    <message>
        <source>{similarity} like {place} of “{title}”</source>
        <translation>{similarity} wie {place} von „{title}“</translation>
    </message>
    <message>
        <source>This passage cannot be searched for</source>
        <translation>Nach dieser Stelle lässt sich nicht suchen</translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message>
        <source>This track is no longer in the library.</source>
        <translation>Dieser Titel ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>Mark between {shortest} and {longest} seconds.</source>
        <translation>Zwischen {shortest} und {longest} Sekunden markieren.</translation>
    </message>
</context>
<context>
    <name>PassagesPage</name>
    <message>
        <source>Hear the passage</source>
        <translation>Stelle anhören</translation>
    </message>
    <message>
        <source>Elsewhere in the same track</source>
        <translation>Anderswo im selben Titel</translation>
    </message>
    <message>
        <source>Passages that sound alike</source>
        <translation>Stellen, die ähnlich klingen</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>Interpreten</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neuzugänge</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>Meistgespielt</translation>
    </message>
    <message>
        <source>Never played</source>
        <translation>Nie gespielt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Sender</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>Shuffle</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Shuffled by track</source>
        <translation>Zufällig nach Titeln</translation>
    </message>
    <message>
        <source>Shuffled by album</source>
        <translation>Zufällig nach Alben</translation>
    </message>
    <message>
        <source>Shuffled with artists spread out</source>
        <translation>Zufällig mit verteilten Interpreten</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Repeating the queue</source>
        <translation>Warteschlange wird wiederholt</translation>
    </message>
    <message>
        <source>Repeating the track</source>
        <translation>Titel wird wiederholt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>By track</source>
        <translation>Nach Titeln</translation>
    </message>
    <message>
        <source>By album</source>
        <translation>Nach Alben</translation>
    </message>
    <message>
        <source>Spread artists out</source>
        <translation>Interpreten verteilen</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>Die Warteschlange</translation>
    </message>
    <message>
        <source>This track</source>
        <translation>Dieser Titel</translation>
    </message>
    <message>
        <source>At the end of the queue</source>
        <translation>Am Ende der Warteschlange</translation>
    </message>
    <message>
        <source>After this track</source>
        <translation>Nach diesem Titel</translation>
    </message>
    <message>
        <source>After this album</source>
        <translation>Nach diesem Album</translation>
    </message>
    <message>
        <source>Every track equally loud</source>
        <translation>Jeder Titel gleich laut</translation>
    </message>
    <message>
        <source>Every album equally loud</source>
        <translation>Jedes Album gleich laut</translation>
    </message>
    <message>
        <source>Albums where they are played in order</source>
        <translation>Alben, wenn sie der Reihe nach laufen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation>Schlafuhr</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message numerus="yes">
        <source>%n second</source>
        <comment>%n seconds</comment>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Crossfade</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message numerus="yes">
        <source>In %n minute</source>
        <comment>In %n minutes</comment>
        <translation>
            <numerusform>In %n Minute</numerusform>
            <numerusform>In %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Off (pauses in {minutes} min)</source>
        <translation>Aus (pausiert in {minutes} min)</translation>
    </message>
    <message>
        <source>Preamp</source>
        <translation>Vorverstärkung</translation>
    </message>
    <message>
        <source>Prevent clipping</source>
        <translation>Übersteuern verhindern</translation>
    </message>
    <message>
        <source>Default of the system</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>The chosen device (not plugged in)</source>
        <translation>Das gewählte Gerät (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>No sound device was found; connect one and press play again.</source>
        <translation>Kein Audiogerät gefunden; eines anschließen und noch einmal abspielen.</translation>
    </message>
    <message>
        <source>The sound device stopped working; check it and press play again.</source>
        <translation>Das Audiogerät antwortet nicht mehr; prüfen und noch einmal abspielen.</translation>
    </message>
    <message>
        <source>The sound device “{device}” takes no stereo sound.</source>
        <translation>Das Audiogerät „{device}“ nimmt keinen Stereoton an.</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Play similar to this</source>
        <translation>Ähnliches wie dies spielen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Ton einschalten</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
</context>
<context>
    <name>PlaylistModel</name>
    <message>
        <source>{name}, not in your library</source>
        <translation>{name}, nicht in deiner Bibliothek</translation>
    </message>
    <message>
        <source>{name}, playing</source>
        <translation>{name}, spielt gerade</translation>
    </message>
    <message>
        <source>Not in your library: {path}</source>
        <translation>Nicht in deiner Bibliothek: {path}</translation>
    </message>
</context>
<context>
    <name>PlaylistPage</name>
    <message>
        <source>Play the playlist</source>
        <translation>Wiedergabeliste abspielen</translation>
    </message>
    <message>
        <source>More about the playlist</source>
        <translation>Mehr zur Wiedergabeliste</translation>
    </message>
    <message>
        <source>Search: {query}</source>
        <translation>Suche: {query}</translation>
    </message>
    <message>
        <source>Nothing in it yet</source>
        <translation>Noch nichts darin</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Edit the search…</source>
        <translation>Suche bearbeiten …</translation>
    </message>
    <message>
        <source>The playlist could not be read</source>
        <translation>Die Wiedergabeliste konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>PlaylistPlaces</name>
    <message>
        <source>No playlists yet</source>
        <translation>Noch keine Wiedergabelisten</translation>
    </message>
    <message>
        <source>New playlist…</source>
        <translation>Neue Wiedergabeliste …</translation>
    </message>
    <message>
        <source>Import playlists…</source>
        <translation>Wiedergabelisten importieren …</translation>
    </message>
    <message>
        <source>Remove from playlist</source>
        <translation>Aus der Wiedergabeliste entfernen</translation>
    </message>
</context>
<context>
    <name>PlaylistTable</name>
    <message>
        <source>Entries of the playlist</source>
        <translation>Einträge der Wiedergabeliste</translation>
    </message>
</context>
<context>
    <name>PlaylistWriter</name>
    <message>
        <source>“{title}” created</source>
        <translation>„{title}“ angelegt</translation>
    </message>
    <message>
        <source>“{title}” deleted</source>
        <translation>„{title}“ gelöscht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This playlist was deleted meanwhile.</source>
        <translation>Diese Wiedergabeliste wurde inzwischen gelöscht.</translation>
    </message>
</context>
<context>
    <name>Playlists</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Playlist imported</source>
        <translation>Wiedergabeliste importiert</translation>
    </message>
    <message numerus="yes">
        <source>“{title}” was imported with %n track.</source>
        <comment>“{title}” was imported with %n tracks.</comment>
        <translation>
            <numerusform>„{title}“ wurde mit %n Titel importiert.</numerusform>
            <numerusform>„{title}“ wurde mit %n Titeln importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken over.</source>
        <comment>%n could not be taken over.</comment>
        <translation>
            <numerusform>%n ließ sich nicht übernehmen.</numerusform>
            <numerusform>%n ließen sich nicht übernehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not in your library yet: add its folder, and it can be played.</source>
        <comment>%n not in your library yet: add their folder, and they can be played.</comment>
        <translation>
            <numerusform>%n ist noch nicht in deiner Bibliothek: den Ordner hinzufügen, dann lässt er sich spielen.</numerusform>
            <numerusform>%n sind noch nicht in deiner Bibliothek: die Ordner hinzufügen, dann lassen sie sich spielen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in your library: {path}</source>
        <translation>Nicht in deiner Bibliothek: {path}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>… and %n more</comment>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to playlist</source>
        <translation>Zu Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
        <source>New playlist…</source>
        <translation>Neue Wiedergabeliste …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Als Nächstes abspielen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Start station</source>
        <translation>Sender starten</translation>
    </message>
    <message>
        <source>Add similar tracks…</source>
        <translation>Ähnliche Titel hinzufügen …</translation>
    </message>
    <message>
        <source>New smart playlist…</source>
        <translation>Neue intelligente Wiedergabeliste …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Wiedergabeliste</translation>
    </message>
    <message>
        <source>Rename playlist</source>
        <translation>Wiedergabeliste umbenennen</translation>
    </message>
    <message>
        <source>Export playlist</source>
        <translation>Wiedergabeliste exportieren</translation>
    </message>
    <message>
        <source>Import playlists</source>
        <translation>Wiedergabelisten importieren</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
    <message>
        <source>{kind} playlist</source>
        <translation>{kind}-Wiedergabeliste</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Right-click tracks and choose Add to playlist, or drop music files here.</source>
        <translation>Titel rechts anklicken und „Zu Wiedergabeliste hinzufügen“ wählen, oder Musikdateien hierher ziehen.</translation>
    </message>
    <message>
        <source>Nothing in your library fits this search at the moment.</source>
        <translation>Zurzeit passt nichts in deiner Bibliothek zu dieser Suche.</translation>
    </message>
    <message numerus="yes">
        <source>%n not in your library</source>
        <comment>%n not in your library</comment>
        <translation>
            <numerusform>%n nicht in deiner Bibliothek</numerusform>
            <numerusform>%n nicht in deiner Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>Collect tracks in a list of your own, keep a search as a smart playlist, or import M3U8, M3U, PLS and XSPF files.</source>
        <translation>Titel in einer eigenen Liste sammeln, eine Suche als intelligente Wiedergabeliste behalten, oder M3U8-, M3U-, PLS- und XSPF-Dateien importieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n playlist</source>
        <comment>%n playlists</comment>
        <translation>
            <numerusform>%n Wiedergabeliste</numerusform>
            <numerusform>%n Wiedergabelisten</numerusform>
        </translation>
    </message>
    <message>
        <source>“{old}” is now “{new}”</source>
        <translation>„{old}“ heißt jetzt „{new}“</translation>
    </message>
    <message>
        <source>“{title}” has another search</source>
        <translation>„{title}“ hat eine andere Suche</translation>
    </message>
    <message numerus="yes">
        <source>%n track removed from “{title}”</source>
        <comment>%n tracks removed from “{title}”</comment>
        <translation>
            <numerusform>%n Titel aus „{title}“ entfernt</numerusform>
            <numerusform>%n Titel aus „{title}“ entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” rearranged</source>
        <translation>„{title}“ umgeordnet</translation>
    </message>
    <message>
        <source>“{title}” written to “{file}”</source>
        <translation>„{title}“ nach „{file}“ geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n track added to “{title}”</source>
        <comment>%n tracks added to “{title}”</comment>
        <translation>
            <numerusform>%n Titel zu „{title}“ hinzugefügt</numerusform>
            <numerusform>%n Titel zu „{title}“ hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>“{file!r}” has a name that is not valid UTF-8; rename it to play it.</source>
        <translation>„{file!r}“ hat einen Namen, der kein gültiges UTF-8 ist; zum Abspielen umbenennen.</translation>
    </message>
    <message>
        <source>“{path}” is not there; check the path.</source>
        <translation>„{path}“ ist nicht da; den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{path}” is not a music file that Earshot knows.</source>
        <translation>„{path}“ ist keine Musikdatei, die Earshot kennt.</translation>
    </message>
    <message>
        <source>has a name that is not valid UTF-8</source>
        <translation>hat einen Namen, der kein gültiges UTF-8 ist</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>is a place on a Windows computer</source>
        <translation>ist ein Ort auf einem Windows-Computer</translation>
    </message>
    <message>
        <source>is no valid address</source>
        <translation>ist keine gültige Adresse</translation>
    </message>
    <message>
        <source>is an address on the network; Earshot plays files</source>
        <translation>ist eine Adresse im Netz; Earshot spielt Dateien</translation>
    </message>
    <message>
        <source>is on another computer</source>
        <translation>liegt auf einem anderen Computer</translation>
    </message>
    <message>
        <source>has a line break in its name</source>
        <translation>hat einen Zeilenumbruch im Namen</translation>
    </message>
    <message>
        <source>is no path</source>
        <translation>ist kein Pfad</translation>
    </message>
    <message>
        <source>“{file}” lists a network stream, and Earshot plays files.</source>
        <translation>„{file}“ führt einen Netzstream auf, und Earshot spielt Dateien.</translation>
    </message>
    <message>
        <source>“{file}” is not a playlist; choose an M3U8, M3U, PLS or XSPF file.</source>
        <translation>„{file}“ ist keine Wiedergabeliste; eine M3U8-, M3U-, PLS- oder XSPF-Datei wählen.</translation>
    </message>
    <message>
        <source>has a number that was there before</source>
        <translation>hat eine Nummer, die schon vorkam</translation>
    </message>
    <message>
        <source>“{file}” is not a file; choose a playlist.</source>
        <translation>„{file}“ ist keine Datei; eine Wiedergabeliste wählen.</translation>
    </message>
    <message>
        <source>The playlist “{file}” cannot be read ({reason}); check the path.</source>
        <translation>Die Wiedergabeliste „{file}“ ist nicht lesbar ({reason}); den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{file}” is too large for a playlist; choose one below 64 MB.</source>
        <translation>„{file}“ ist zu groß für eine Wiedergabeliste; eine unter 64 MB wählen.</translation>
    </message>
    <message>
        <source>Line {line}: “{text}” {reason}.</source>
        <translation>Zeile {line}: „{text}“ {reason}.</translation>
    </message>
    <message>
        <source>The playlist “{file}” cannot be written ({reason}); choose another place.</source>
        <translation>Die Wiedergabeliste „{file}“ lässt sich nicht schreiben ({reason}); einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>“{location!r}” {reason}; rename it, or write the playlist as XSPF.</source>
        <translation>„{location!r}“ {reason}; umbenennen, oder die Wiedergabeliste als XSPF schreiben.</translation>
    </message>
    <message>
        <source>“{file}” is damaged at line {line}; export the playlist again.</source>
        <translation>„{file}“ ist in Zeile {line} beschädigt; die Wiedergabeliste neu exportieren.</translation>
    </message>
    <message>
        <source>“{file}” is written in an encoding that is not known; export it as UTF-8.</source>
        <translation>„{file}“ hat eine unbekannte Kodierung; als UTF-8 exportieren.</translation>
    </message>
    <message>
        <source>“{file}” is not a playlist; choose an M3U8, M3U, PLS or XSPF.</source>
        <translation>„{file}“ ist keine Wiedergabeliste; eine M3U8-, M3U-, PLS- oder XSPF-Datei wählen.</translation>
    </message>
    <message>
        <source>has no location</source>
        <translation>hat keinen Ort</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties of “{title}”</source>
        <translation>Eigenschaften von „{title}“</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>Mehrere</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>playing</source>
        <translation>spielt gerade</translation>
    </message>
    <message>
        <source>Play a track, or right-click one and choose Play similar: what comes next shows up here.</source>
        <translation>Einen Titel abspielen, oder rechts anklicken und „Ähnliches spielen“ wählen: Was als Nächstes kommt, erscheint hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n track to come</source>
        <comment>%n tracks to come</comment>
        <translation>
            <numerusform>noch %n Titel</numerusform>
            <numerusform>noch %n Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track will play next</source>
        <comment>%n tracks will play next</comment>
        <translation>
            <numerusform>%n Titel spielt als Nächstes</numerusform>
            <numerusform>%n Titel spielen als Nächstes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track added to the queue</source>
        <comment>%n tracks added to the queue</comment>
        <translation>
            <numerusform>%n Titel zur Warteschlange hinzugefügt</numerusform>
            <numerusform>%n Titel zur Warteschlange hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track removed from the queue</source>
        <comment>%n tracks removed from the queue</comment>
        <translation>
            <numerusform>%n Titel aus der Warteschlange entfernt</numerusform>
            <numerusform>%n Titel aus der Warteschlange entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueMenu</name>
    <message>
        <source>Bridge these two</source>
        <translation>Diese beiden verbinden</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Aus der Warteschlange entfernen</translation>
    </message>
    <message>
        <source>Select the two tracks in the queue to be bridged.</source>
        <translation>In der Warteschlange die beiden Titel auswählen, die verbunden werden sollen.</translation>
    </message>
    <message>
        <source>Never on this station</source>
        <translation>Nie auf diesem Sender</translation>
    </message>
    <message>
        <source>Never on any station</source>
        <translation>Nie auf irgendeinem Sender</translation>
    </message>
    <message>
        <source>This track</source>
        <translation>Dieser Titel</translation>
    </message>
    <message>
        <source>This artist</source>
        <translation>Dieser Künstler</translation>
    </message>
    <message>
        <source>This album</source>
        <translation>Dieses Album</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>No longer in the library</source>
        <translation>Nicht mehr in der Bibliothek</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Clear the queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>The last track</source>
        <translation>Der letzte Titel</translation>
    </message>
    <message>
        <source>Because: {reason}</source>
        <translation>Warum: {reason}</translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>Als Nächstes</translation>
    </message>
</context>
<context>
    <name>Radio</name>
    <message>
        <source>There is no track number {number} in the library.</source>
        <translation>In der Bibliothek gibt es keinen Titel Nummer {number}.</translation>
    </message>
    <message>
        <source>“{title}” ({path})</source>
        <translation>„{title}“ ({path})</translation>
    </message>
    <message>
        <source>“{title}” could not be listened to: {failure}</source>
        <translation>„{title}“ konnte nicht angehört werden: {failure}</translation>
    </message>
    <message>
        <source>{name} cannot be compared with other music; it may be silent.</source>
        <translation>{name} lässt sich nicht mit anderer Musik vergleichen; vielleicht ist darin nur Stille.</translation>
    </message>
    <message>
        <source>{name} has not been listened to yet; let Earshot finish listening to its folder.</source>
        <translation>{name} wurde noch nicht angehört; Earshot den Ordner zu Ende anhören lassen.</translation>
    </message>
    <message>
        <source>There is nothing in it yet that other tracks could sound like.</source>
        <translation>Darin ist noch nichts, wonach andere Titel klingen könnten.</translation>
    </message>
    <message>
        <source>None of these tracks has been listened to yet; Earshot is still at it.</source>
        <translation>Keiner dieser Titel wurde bisher angehört; Earshot ist noch dabei.</translation>
    </message>
    <message>
        <source>tracks that you have heard today come again</source>
        <translation>heute schon gehörte Titel kommen noch einmal</translation>
    </message>
    <message>
        <source>nothing was found that may be played</source>
        <translation>nichts gefunden, was gespielt werden darf</translation>
    </message>
    <message numerus="yes">
        <source>only {found} of %n track was found</source>
        <comment>only {found} of %n tracks were found</comment>
        <translation>
            <numerusform>nur {found} von %n Titel gefunden</numerusform>
            <numerusform>nur {found} von %n Titeln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing that is left sounds close; the nearest is {likeness} like it</source>
        <translation>nichts Übriges klingt nah; das Nächste ist zu {likeness} ähnlich</translation>
    </message>
    <message>
        <source>where the journey begins</source>
        <translation>hier beginnt die Reise</translation>
    </message>
    <message>
        <source>where the journey ends</source>
        <translation>hier endet die Reise</translation>
    </message>
    <message>
        <source>a stop on the journey</source>
        <translation>ein Halt auf der Reise</translation>
    </message>
    <message numerus="yes">
        <source>the way is too long for %n track; with more its steps are smaller</source>
        <comment>the way is too long for %n tracks; with more its steps are smaller</comment>
        <translation>
            <numerusform>der Weg ist zu lang für %n Titel; mit mehr werden die Schritte kleiner</numerusform>
            <numerusform>der Weg ist zu lang für %n Titel; mit mehr werden die Schritte kleiner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only {found} of %n track lies on the way</source>
        <comment>only {found} of %n tracks lie on the way</comment>
        <translation>
            <numerusform>nur {found} von %n Titel liegt auf dem Weg</numerusform>
            <numerusform>nur {found} von %n Titeln liegen auf dem Weg</numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing to bridge the gap between “{one}” and “{other}”</source>
        <translation>nichts überbrückt die Lücke zwischen „{one}“ und „{other}“</translation>
    </message>
    <message>
        <source>{reason}, never played</source>
        <translation>{reason}, nie gespielt</translation>
    </message>
    <message>
        <source>{likeness} between “{one}” and “{other}”</source>
        <translation>{likeness} zwischen „{one}“ und „{other}“</translation>
    </message>
    <message>
        <source>{likeness} like “{title}”</source>
        <translation>{likeness} wie „{title}“</translation>
    </message>
    <message>
        <source>bridges “{one}” and “{other}”</source>
        <translation>Brücke zwischen „{one}“ und „{other}“</translation>
    </message>
    <message>
        <source>very unlike the rest of its album: {likeness} where its tracks usually are {usual}</source>
        <translation>ganz anders als der Rest des Albums: {likeness}, wo dessen Titel sonst bei {usual} liegen</translation>
    </message>
    <message>
        <source>unlike the rest of its album: {likeness} where its tracks usually are {usual}</source>
        <translation>anders als der Rest des Albums: {likeness}, wo dessen Titel sonst bei {usual} liegen</translation>
    </message>
    <message>
        <source>rather unlike the rest of its album: {likeness} where its tracks usually are {usual}</source>
        <translation>recht anders als der Rest des Albums: {likeness}, wo dessen Titel sonst bei {usual} liegen</translation>
    </message>
    <message>
        <source>{reason}, you have not heard this since {month}</source>
        <translation>{reason}, seit {month} nicht gehört</translation>
    </message>
    <message>
        <source>{reason}, more like what you hear to the end</source>
        <translation>{reason}, eher wie das, was bis zum Ende läuft</translation>
    </message>
    <message>
        <source>What is asked for and what is taken away cancel each other; leave one of them out.</source>
        <translation>Was gewünscht und was abgezogen wird, hebt sich auf; eines davon weglassen.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>no {names}</source>
        <translation>ohne {names}</translation>
    </message>
    <message>
        <source>from {names}</source>
        <translation>aus {names}</translation>
    </message>
    <message>
        <source>from {year} on</source>
        <translation>ab {year}</translation>
    </message>
    <message>
        <source>until {year}</source>
        <translation>bis {year}</translation>
    </message>
    <message>
        <source>{least}–{most} min</source>
        <translation>{least}–{most} min</translation>
    </message>
    <message>
        <source>{minutes} min or longer</source>
        <translation>{minutes} min oder länger</translation>
    </message>
    <message>
        <source>{minutes} min or shorter</source>
        <translation>{minutes} min oder kürzer</translation>
    </message>
    <message numerus="yes">
        <source>%n track</source>
        <comment>%n tracks</comment>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist</source>
        <comment>%n artists</comment>
        <translation>
            <numerusform>%n Interpret</numerusform>
            <numerusform>%n Interpreten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n album</source>
        <comment>%n albums</comment>
        <translation>
            <numerusform>%n Album</numerusform>
            <numerusform>%n Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>without {names}</source>
        <translation>ohne {names}</translation>
    </message>
    <message>
        <source>an artist or album comes more often in an hour than you allowed</source>
        <translation>ein Interpret oder Album kommt öfter pro Stunde als erlaubt</translation>
    </message>
    <message numerus="yes">
        <source>an album returns within %n track</source>
        <comment>an album returns within %n tracks</comment>
        <translation>
            <numerusform>ein Album kehrt innerhalb von %n Titel wieder</numerusform>
            <numerusform>ein Album kehrt innerhalb von %n Titeln wieder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>instead of %n track</source>
        <comment>instead of %n tracks</comment>
        <translation>
            <numerusform>statt nach %n Titel</numerusform>
            <numerusform>statt nach %n Titeln</numerusform>
        </translation>
    </message>
    <message>
        <source>an artist returns at once {instead}</source>
        <translation>ein Interpret kehrt sofort wieder {instead}</translation>
    </message>
    <message numerus="yes">
        <source>an artist returns after %n track {instead}</source>
        <comment>an artist returns after %n tracks {instead}</comment>
        <translation>
            <numerusform>ein Interpret kehrt nach %n Titel wieder {instead}</numerusform>
            <numerusform>ein Interpret kehrt nach %n Titeln wieder {instead}</numerusform>
        </translation>
    </message>
    <message>
        <source>A journey needs two or more different tracks to go between.</source>
        <translation>Eine Reise braucht zwei oder mehr verschiedene Titel als Stationen.</translation>
    </message>
    <message numerus="yes">
        <source>{title} and %n more</source>
        <comment>{title} and %n more</comment>
        <translation>
            <numerusform>{title} und %n weiterer</numerusform>
            <numerusform>{title} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>This station is no longer there.</source>
        <translation>Diesen Sender gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The tracks that “{name}” was made of have left the library.</source>
        <translation>Die Titel, aus denen „{name}“ bestand, sind nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>Only {rules}.</source>
        <translation>Nur {rules}.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>adventurous</source>
        <translation>abenteuerlich</translation>
    </message>
    <message>
        <source>a little adventurous</source>
        <translation>etwas abenteuerlich</translation>
    </message>
    <message>
        <source>stays on the seed</source>
        <translation>bleibt beim Ausgangstitel</translation>
    </message>
    <message>
        <source>follows the vibe</source>
        <translation>folgt der Stimmung</translation>
    </message>
    <message>
        <source>What it was made of has left – {manner}.</source>
        <translation>Woraus er bestand, ist nicht mehr da – {manner}.</translation>
    </message>
    <message>
        <source>Sounds like {wanted} – {manner}.</source>
        <translation>Klingt wie {wanted} – {manner}.</translation>
    </message>
    <message>
        <source>Sounds like {wanted} and unlike {unwanted} – {manner}.</source>
        <translation>Klingt wie {wanted} und nicht wie {unwanted} – {manner}.</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>„{title}“</translation>
    </message>
    <message numerus="yes">
        <source>{titles} and %n more</source>
        <comment>{titles} and %n more</comment>
        <translation>
            <numerusform>{titles} und %n weiterem</numerusform>
            <numerusform>{titles} und %n weiteren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n liked</source>
        <comment>%n liked</comment>
        <translation>
            <numerusform>%n gefiel</numerusform>
            <numerusform>%n gefielen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disliked</source>
        <comment>%n disliked</comment>
        <translation>
            <numerusform>%n missfiel</numerusform>
            <numerusform>%n missfielen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heard to the end</source>
        <comment>%n heard to the end</comment>
        <translation>
            <numerusform>%n zu Ende gehört</numerusform>
            <numerusform>%n zu Ende gehört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>%n skipped</comment>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RadioDialogs</name>
    <message numerus="yes">
        <source>Play next what sounds like it</source>
        <comment>Play next what sounds like these %n tracks</comment>
        <translation>
            <numerusform>Als Nächstes, was so klingt</numerusform>
            <numerusform>Als Nächstes, was wie diese %n Titel klingt</numerusform>
        </translation>
    </message>
    <message>
        <source>Add what sounds like “{title}”</source>
        <translation>Hinzufügen, was wie „{title}“ klingt</translation>
    </message>
</context>
<context>
    <name>RadioMenu</name>
    <message>
        <source>Start station</source>
        <translation>Sender starten</translation>
    </message>
    <message>
        <source>Start station of</source>
        <translation>Sender starten aus</translation>
    </message>
    <message>
        <source>The album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>The artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Journey to this</source>
        <translation>Reise hierher</translation>
    </message>
    <message>
        <source>Journey through these</source>
        <translation>Reise durch diese</translation>
    </message>
    <message>
        <source>Mix sounds…</source>
        <translation>Klänge mischen …</translation>
    </message>
    <message>
        <source>Add similar next</source>
        <translation>Ähnliches als Nächstes</translation>
    </message>
    <message numerus="yes">
        <source>%n track</source>
        <comment>%n tracks</comment>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
</context>
<context>
    <name>RadioVerbs</name>
    <message>
        <source>A journey needs two tracks: select them, or play one and select another.</source>
        <translation>Eine Reise braucht zwei Titel: beide auswählen, oder einen abspielen und einen anderen auswählen.</translation>
    </message>
    <message>
        <source>Nothing else sounds like it yet.</source>
        <translation>Bisher klingt nichts anderes so.</translation>
    </message>
    <message>
        <source>Journey: {first} → {last}</source>
        <translation>Reise: {first} → {last}</translation>
    </message>
    <message>
        <source>From “{first}” to “{last}”</source>
        <translation>Von „{first}“ bis „{last}“</translation>
    </message>
    <message>
        <source>{journey}; {gap}</source>
        <translation>{journey}; {gap}</translation>
    </message>
    <message>
        <source>Nothing lies between these two that would bridge them.</source>
        <translation>Nichts liegt zwischen diesen beiden, was sie verbinden könnte.</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Reise</translation>
    </message>
    <message numerus="yes">
        <source>%n track bridges the two</source>
        <comment>%n tracks bridge the two</comment>
        <translation>
            <numerusform>%n Titel verbindet die beiden</numerusform>
            <numerusform>%n Titel verbinden die beiden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>{folder} (not connected)</source>
        <translation>{folder} (nicht verbunden)</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Aus der Bibliothek entfernen …</translation>
    </message>
</context>
<context>
    <name>RankingPlace</name>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>The library could not be read</source>
        <translation>Die Bibliothek konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Any genre; Jazz, Ambient…</source>
        <translation>Jedes Genre; Jazz, Ambient …</translation>
    </message>
    <message>
        <source>None; Audiobook, Children…</source>
        <translation>Keins; Hörbuch, Kinder …</translation>
    </message>
    <message>
        <source>Only folders</source>
        <translation>Nur Ordner</translation>
    </message>
    <message>
        <source>Never these</source>
        <translation>Nie diese</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>No spoken word, intros or interludes</source>
        <translation>Nichts Gesprochenes, keine Intros und Zwischenspiele</translation>
    </message>
    <message>
        <source>No songs outside their season</source>
        <translation>Keine Lieder außerhalb ihrer Jahreszeit</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Only from a folder</source>
        <translation>Nur aus einem Ordner</translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation>Jeder Ordner</translation>
    </message>
    <message>
        <source>Nothing excluded</source>
        <translation>Nichts ausgeschlossen</translation>
    </message>
    <message>
        <source>Only genres</source>
        <translation>Nur Genres</translation>
    </message>
    <message>
        <source>Never genres</source>
        <translation>Nie Genres</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>The text occurs in the title.</source>
        <translation>Der Text kommt im Titel vor.</translation>
    </message>
    <message>
        <source>… in the artist or album artist.</source>
        <translation>… im Interpreten oder Albuminterpreten.</translation>
    </message>
    <message>
        <source>… in the album.</source>
        <translation>… im Album.</translation>
    </message>
    <message>
        <source>… in the genre; empty quotes: there is none.</source>
        <translation>… im Genre; leere Anführungszeichen: keines angegeben.</translation>
    </message>
    <message>
        <source>… in the folders that the file lies in.</source>
        <translation>… in den Ordnern, in denen die Datei liegt.</translation>
    </message>
    <message>
        <source>The year of the release.</source>
        <translation>Das Jahr der Veröffentlichung.</translation>
    </message>
    <message>
        <source>When it came into the library: a date, or its age in h, d, w, m(onths) or y.</source>
        <translation>Wann es in die Bibliothek kam: ein Datum, oder das Alter in h, d, w, m (Monaten) oder y.</translation>
    </message>
    <message>
        <source>How long it plays.</source>
        <translation>Wie lange es dauert.</translation>
    </message>
    <message>
        <source>Your stars; 0 is not rated.</source>
        <translation>Deine Sterne; 0 ist ohne Bewertung.</translation>
    </message>
    <message>
        <source>How often you heard it.</source>
        <translation>Wie oft du es gehört hast.</translation>
    </message>
    <message>
        <source>What sounds like the track that the text fits best.</source>
        <translation>Was wie der Titel klingt, zu dem der Text am besten passt.</translation>
    </message>
    <message>
        <source>Both occur somewhere: in title, artist, album, genre or file name.</source>
        <translation>Beides kommt irgendwo vor: in Titel, Interpret, Album, Genre oder Dateiname.</translation>
    </message>
    <message>
        <source>They occur side by side.</source>
        <translation>Sie stehen nebeneinander.</translation>
    </message>
    <message>
        <source>It does not occur; a minus works before everything, also -genre:jazz.</source>
        <translation>Es kommt nicht vor; ein Minus wirkt vor allem, auch -genre:jazz.</translation>
    </message>
    <message>
        <source>One of them does; OR in capitals.</source>
        <translation>Eines davon; OR in Großbuchstaben.</translation>
    </message>
    <message>
        <source>Brackets hold together what belongs together.</source>
        <translation>Klammern halten zusammen, was zusammengehört.</translation>
    </message>
    <message>
        <source>OR stands between two things to look for.</source>
        <translation>OR steht zwischen zwei Suchbegriffen.</translation>
    </message>
    <message>
        <source>OR goes on with what else to look for.</source>
        <translation>Nach OR kommt, was sonst gesucht werden soll.</translation>
    </message>
    <message>
        <source>A minus stands right before what is to be left out.</source>
        <translation>Ein Minus steht direkt vor dem, was ausgelassen werden soll.</translation>
    </message>
    <message>
        <source>So many brackets are too many.</source>
        <translation>So viele Klammern sind zu viele.</translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>There is nothing between the brackets.</source>
        <translation>Zwischen den Klammern steht nichts.</translation>
    </message>
    <message>
        <source>{name}: goes on with what to look for, without a space before it.</source>
        <translation>Nach {name}: kommt ohne Leerzeichen, was gesucht wird.</translation>
    </message>
    <message>
        <source>similar: needs the name of a track.</source>
        <translation>similar: braucht den Namen eines Titels.</translation>
    </message>
    <message>
        <source>did you mean {field}:?</source>
        <translation>vielleicht {field}:?</translation>
    </message>
    <message>
        <source>in quotes it is looked for as text.</source>
        <translation>in Anführungszeichen wird es als Text gesucht.</translation>
    </message>
    <message>
        <source>There is no field “{name}”; {advice}</source>
        <translation>Es gibt kein Feld „{name}“; {advice}</translation>
    </message>
    <message>
        <source>This quotation mark has no second one.</source>
        <translation>Diesem Anführungszeichen fehlt das zweite.</translation>
    </message>
    <message>
        <source>No track is called “{text}”, so nothing can be like it.</source>
        <translation>Kein Titel heißt „{text}“, also kann nichts so klingen.</translation>
    </message>
    <message>
        <source>The range of {field}: ends before it begins; turn it round.</source>
        <translation>Der Bereich von {field}: endet, bevor er beginnt; bitte umdrehen.</translation>
    </message>
    <message>
        <source>year: takes years, like year:1994, year:1990..1999 or year:&gt;2000.</source>
        <translation>year: nimmt Jahre, wie year:1994, year:1990..1999 oder year:&gt;2000.</translation>
    </message>
    <message>
        <source>added: takes ages and dates, like added:&lt;7d, added:2025-03 or added:&gt;1y.</source>
        <translation>added: nimmt Alter und Daten, wie added:&lt;7d, added:2025-03 oder added:&gt;1y.</translation>
    </message>
    <message>
        <source>length: takes times, like length:&gt;5m, length:3:00..4:30 or length:&lt;90s.</source>
        <translation>length: nimmt Zeiten, wie length:&gt;5m, length:3:00..4:30 oder length:&lt;90s.</translation>
    </message>
    <message>
        <source>rating: takes 0 to 5 stars, like rating:5 or rating:&gt;=4.</source>
        <translation>rating: nimmt 0 bis 5 Sterne, wie rating:5 oder rating:&gt;=4.</translation>
    </message>
    <message>
        <source>played: takes numbers, like played:0, played:&gt;10 or played:1..5.</source>
        <translation>played: nimmt Zahlen, wie played:0, played:&gt;10 oder played:1..5.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search everything</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>So wird gesucht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>How to search</source>
        <translation>So wird gesucht</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position in the track</source>
        <translation>Stelle im Titel</translation>
    </message>
    <message>
        <source>Mark a passage first: drag with Shift over the track, or Ctrl+[ and Ctrl+]</source>
        <translation>Zuerst eine Stelle markieren: mit Umschalt über den Titel ziehen, oder Strg+[ und Strg+]</translation>
    </message>
    <message>
        <source>Marked: {start}–{end}</source>
        <translation>Markiert: {start}–{end}</translation>
    </message>
    <message>
        <source>Find passages like this</source>
        <translation>Ähnliche Stellen finden</translation>
    </message>
    <message>
        <source>Passage begins here</source>
        <translation>Die Stelle beginnt hier</translation>
    </message>
    <message>
        <source>Passage ends here</source>
        <translation>Die Stelle endet hier</translation>
    </message>
    <message>
        <source>Clear the passage</source>
        <translation>Markierung entfernen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Every track equally loud</source>
        <translation>Jeder Titel gleich laut</translation>
    </message>
    <message>
        <source>Every album equally loud</source>
        <translation>Jedes Album gleich laut</translation>
    </message>
    <message>
        <source>Albums where they are played in order</source>
        <translation>Alben, wenn sie der Reihe nach laufen</translation>
    </message>
    <message>
        <source>The graphics card if it can</source>
        <translation>Die Grafikkarte, wenn sie kann</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>Der Prozessor</translation>
    </message>
    <message>
        <source>The GPU</source>
        <translation>Die Grafikkarte</translation>
    </message>
    <message>
        <source>In force from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The music goes on; the icon in the tray brings the window back.</source>
        <translation>Die Musik läuft weiter; das Symbol im Infobereich holt das Fenster zurück.</translation>
    </message>
    <message>
        <source>This desktop has no tray for it.</source>
        <translation>Dieser Desktop hat keinen Infobereich dafür.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>Nach dem Schließen im Infobereich weiterspielen</translation>
    </message>
    <message>
        <source>Tell what begins to play</source>
        <translation>Melden, was zu spielen beginnt</translation>
    </message>
    <message>
        <source>With a notification of the desktop, while another window is in front.</source>
        <translation>Mit einer Benachrichtigung, während ein anderes Fenster vorn ist.</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Louder or quieter</source>
        <translation>Lauter oder leiser</translation>
    </message>
    <message>
        <source>Added to every track whose loudness is made equal.</source>
        <translation>Kommt zu jedem Titel hinzu, dessen Lautheit angeglichen wird.</translation>
    </message>
    <message>
        <source>Never clip</source>
        <translation>Nie übersteuern</translation>
    </message>
    <message>
        <source>A track is not made so loud that its peaks are cut off.</source>
        <translation>Kein Titel wird so laut, dass seine Spitzen abgeschnitten werden.</translation>
    </message>
    <message>
        <source>Crossfade</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>How long one track sounds into the next; 0 plays without a gap.</source>
        <translation>Wie lange ein Titel in den nächsten klingt; 0 spielt ohne Lücke.</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Nothing is listened to until this is off again.</source>
        <translation>Solange dies an ist, wird nichts angehört.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>From the next start on it listens to everything once more; until it has caught up, the one before goes on answering.</source>
        <translation>Ab dem nächsten Start hört es alles noch einmal an; bis es so weit ist, antwortet das bisherige weiter.</translation>
    </message>
    <message>
        <source>Listen with</source>
        <translation>Anhören mit</translation>
    </message>
    <message>
        <source>Files at a time</source>
        <translation>Dateien zugleich</translation>
    </message>
    <message>
        <source>of {cores}</source>
        <translation>von {cores}</translation>
    </message>
    <message>
        <source>0 leaves half of the cores to you.</source>
        <translation>0 lässt die Hälfte der Kerne frei.</translation>
    </message>
    <message>
        <source>Listening habits</source>
        <translation>Hörgewohnheiten</translation>
    </message>
    <message>
        <source>Library folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>track {number} begins behind the end of its file</source>
        <translation>Titel {number} beginnt hinter dem Ende seiner Datei</translation>
    </message>
    <message>
        <source>“{name}”, line {line}: {reason}. Correct the sheet, or remove it; until then the file it belongs to is one track.</source>
        <translation>„{name}“, Zeile {line}: {reason}. Das CUE-Sheet berichtigen oder entfernen; bis dahin ist die zugehörige Datei ein einziger Titel.</translation>
    </message>
    <message>
        <source>The CUE sheet within “{name}”, line {line}: {reason}. Until it is corrected the file is one track.</source>
        <translation>Das CUE-Sheet in „{name}“, Zeile {line}: {reason}. Bis es berichtigt ist, ist die Datei ein einziger Titel.</translation>
    </message>
    <message>
        <source>this is no CUE sheet</source>
        <translation>dies ist kein CUE-Sheet</translation>
    </message>
    <message>
        <source>it is about more than one file</source>
        <translation>es handelt von mehr als einer Datei</translation>
    </message>
    <message>
        <source>“{file}” is not beside it</source>
        <translation>„{file}“ liegt nicht daneben</translation>
    </message>
    <message>
        <source>track {number} has no INDEX 01</source>
        <translation>Titel {number} hat keinen INDEX 01</translation>
    </message>
    <message>
        <source>it has no tracks</source>
        <translation>es hat keine Titel</translation>
    </message>
    <message>
        <source>a track comes before any FILE</source>
        <translation>ein Titel kommt vor jedem FILE</translation>
    </message>
    <message>
        <source>a track needs a number from 1 to 99</source>
        <translation>ein Titel braucht eine Nummer von 1 bis 99</translation>
    </message>
    <message>
        <source>track {number} comes after track {before}</source>
        <translation>Titel {number} kommt nach Titel {before}</translation>
    </message>
    <message>
        <source>an INDEX comes before any TRACK</source>
        <translation>ein INDEX kommt vor jedem TRACK</translation>
    </message>
    <message>
        <source>an INDEX needs a number and a time</source>
        <translation>ein INDEX braucht eine Nummer und eine Zeit</translation>
    </message>
    <message>
        <source>INDEX {number} is there twice or out of order</source>
        <translation>INDEX {number} steht doppelt oder in falscher Folge</translation>
    </message>
    <message>
        <source>track {number} does not begin after the one before it</source>
        <translation>Titel {number} beginnt nicht nach dem vorigen</translation>
    </message>
    <message>
        <source>FILE names no file</source>
        <translation>FILE nennt keine Datei</translation>
    </message>
    <message>
        <source>“{time}” is no time in minutes:seconds:frames</source>
        <translation>„{time}“ ist keine Zeit in Minuten:Sekunden:Frames</translation>
    </message>
    <message>
        <source>“{name}” is about music that another CUE sheet divides already; open that.</source>
        <translation>„{name}“ handelt von Musik, die schon ein anderes CUE-Sheet teilt; dieses öffnen.</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Earshot is open on “{library}” but does not answer; close it first.</source>
        <translation>Earshot ist mit „{library}“ geöffnet, antwortet aber nicht; es muss zuerst geschlossen werden.</translation>
    </message>
</context>
<context>
    <name>SmartPlaylistDialog</name>
    <message>
        <source>Smart playlist</source>
        <translation>Intelligente Wiedergabeliste</translation>
    </message>
    <message>
        <source>What you would type into the search field</source>
        <translation>Was ins Suchfeld gehören würde</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>StationHeader</name>
    <message>
        <source>Stay on the seed</source>
        <translation>Treu bleiben</translation>
    </message>
    <message>
        <source>Everything sounds like what the station began with</source>
        <translation>Alles klingt wie das, womit der Sender begann</translation>
    </message>
    <message>
        <source>Follow the vibe</source>
        <translation>Treiben lassen</translation>
    </message>
    <message>
        <source>The station drifts with what you let play to its end</source>
        <translation>Der Sender zieht mit dem, was bis zum Ende läuft</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Less like this, and on to the next</source>
        <translation>Weniger davon, und weiter zum nächsten</translation>
    </message>
    <message>
        <source>Station menu</source>
        <translation>Menü des Senders</translation>
    </message>
    <message>
        <source>Tuned to you</source>
        <translation>Auf mich abgestimmt</translation>
    </message>
    <message>
        <source>What was learned of you</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>Close to adventurous</source>
        <translation>Nah bis abenteuerlich</translation>
    </message>
    <message>
        <source>How far the station strays from what it began with</source>
        <translation>Wie weit sich der Sender von seinem Anfang entfernt</translation>
    </message>
    <message>
        <source>close</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>adventurous</source>
        <translation>abenteuerlich</translation>
    </message>
    <message>
        <source>Chooses what you tend to hear to the end, among what sounds alike</source>
        <translation>Wählt unter Ähnlichem eher, was bis zum Ende läuft</translation>
    </message>
</context>
<context>
    <name>StationList</name>
    <message>
        <source>Station “{name}” deleted</source>
        <translation>Sender „{name}“ gelöscht</translation>
    </message>
    <message>
        <source>The station begins anew</source>
        <translation>Der Sender beginnt von vorn</translation>
    </message>
    <message>
        <source>Station “{name}” saved</source>
        <translation>Sender „{name}“ gespeichert</translation>
    </message>
    <message>
        <source>“{name}” saved</source>
        <translation>„{name}“ gespeichert</translation>
    </message>
    <message>
        <source>Every station keeps these rules from now on</source>
        <translation>Diese Regeln gelten jetzt für alle Sender</translation>
    </message>
    <message>
        <source>Plays, skips and thumbs are forgotten</source>
        <translation>Gespieltes, Übersprungenes und Daumen sind vergessen</translation>
    </message>
    <message>
        <source>“{name}” written to “{file}”</source>
        <translation>„{name}“ nach „{file}“ geschrieben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>StationPlaces</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Save station…</source>
        <translation>Sender speichern …</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln …</translation>
    </message>
    <message>
        <source>Keep the queue as a playlist</source>
        <translation>Warteschlange als Wiedergabeliste behalten</translation>
    </message>
    <message>
        <source>Export the queue…</source>
        <translation>Warteschlange exportieren …</translation>
    </message>
    <message>
        <source>Forget what it learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Delete station</source>
        <translation>Sender löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n saved station</source>
        <comment>%n saved stations</comment>
        <translation>
            <numerusform>%n gespeicherter Sender</numerusform>
            <numerusform>%n gespeicherte Sender</numerusform>
        </translation>
    </message>
    <message>
        <source>No saved stations yet</source>
        <translation>Noch keine gespeicherten Sender</translation>
    </message>
    <message>
        <source>A station plays what sounds like a track, an album, an artist or a selection, and never ends. Right-click any track and choose Start station; save the ones you like, and they stay here.</source>
        <translation>Ein Sender spielt, was wie ein Titel, ein Album, ein Künstler oder eine Auswahl klingt, und hört nie auf. Rechtsklick auf einen Titel und „Sender starten“ genügt; was gespeichert wird, bleibt hier.</translation>
    </message>
    <message>
        <source>Rules for every station…</source>
        <translation>Regeln für alle Sender …</translation>
    </message>
    <message>
        <source>Play station</source>
        <translation>Sender abspielen</translation>
    </message>
    <message>
        <source>Forget all plays, skips and thumbs…</source>
        <translation>Alles Gespielte, Übersprungene und alle Daumen vergessen …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget everything that was played, skipped and rated?</source>
        <translation>Alles vergessen, was gespielt, übersprungen und bewertet wurde?</translation>
    </message>
    <message>
        <source>Stations begin anew, and nothing counts as heard. This cannot be undone.</source>
        <translation>Sender beginnen von vorn, und nichts gilt als gehört. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Save station</source>
        <translation>Sender speichern</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>{name} 2</source>
        <translation>{name} 2</translation>
    </message>
    <message>
        <source>Export the queue</source>
        <translation>Warteschlange exportieren</translation>
    </message>
</context>
<context>
    <name>StationWords</name>
    <message>
        <source>Plays what excites “{filter}” most on average.</source>
        <translation>Spielt, worauf „{filter}“ im Mittel am stärksten anspricht.</translation>
    </message>
    <message>
        <source>Plays what excites “{filter}” most in one moment.</source>
        <translation>Spielt, worauf „{filter}“ in einem Moment am stärksten anspricht.</translation>
    </message>
    <message>
        <source>Only {rules}.</source>
        <translation>Nur {rules}.</translation>
    </message>
</context>
<context>
    <name>Stations</name>
    <message>
        <source>M3U8 playlist (*.m3u8);;XSPF playlist (*.xspf)</source>
        <translation>M3U8-Wiedergabeliste (*.m3u8);;XSPF-Wiedergabeliste (*.xspf)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing that the rules let in excites this filter.</source>
        <translation>Nichts, was die Regeln zulassen, spricht diesen Filter an.</translation>
    </message>
    <message>
        <source>Playing what excites “{name}”</source>
        <translation>Es läuft, worauf „{name}“ anspricht</translation>
    </message>
    <message>
        <source>Playing what sounds like “{name}”</source>
        <translation>Es läuft, was wie „{name}“ klingt</translation>
    </message>
    <message>
        <source>Listening is paused: what is like “{name}” follows once it goes on</source>
        <translation>Das Anhören pausiert: Was wie „{name}“ klingt, folgt, sobald es weitergeht</translation>
    </message>
    <message>
        <source>Listening to “{name}” first; what is like it follows</source>
        <translation>„{name}“ wird erst angehört; was ähnlich klingt, folgt</translation>
    </message>
    <message>
        <source>Station chosen anew</source>
        <translation>Sender neu zusammengestellt</translation>
    </message>
</context>
<context>
    <name>SuggestionPage</name>
    <message>
        <source>Play all</source>
        <translation>Alle abspielen</translation>
    </message>
    <message>
        <source>Start a station of them</source>
        <translation>Einen Sender daraus starten</translation>
    </message>
    <message>
        <source>Add all to the queue</source>
        <translation>Alle in die Warteschlange</translation>
    </message>
</context>
<context>
    <name>SuggestionsDialog</name>
    <message>
        <source>Add similar tracks</source>
        <translation>Ähnliche Titel hinzufügen</translation>
    </message>
    <message>
        <source>Tracks to add</source>
        <translation>Titel zum Hinzufügen</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Titel werden gesucht …</translation>
    </message>
    <message>
        <source>Nothing else sounds like it yet.</source>
        <translation>Bisher klingt nichts anderes so.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n track</source>
        <comment>Add %n tracks</comment>
        <translation>
            <numerusform>%n Titel hinzufügen</numerusform>
            <numerusform>%n Titel hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
</context>
<context>
    <name>TrackChanges</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>TrackTableModel</name>
    <message>
        <source>{name}, playing</source>
        <translation>{name}, spielt gerade</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show Earshot</source>
        <translation>Earshot zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Queue replaced</source>
        <translation>Warteschlange ersetzt</translation>
    </message>
    <message>
        <source>Queue rearranged</source>
        <translation>Warteschlange umgeordnet</translation>
    </message>
    <message>
        <source>Queue cleared</source>
        <translation>Warteschlange geleert</translation>
    </message>
    <message>
        <source>What comes next was shuffled</source>
        <translation>Was kommt, wurde gemischt</translation>
    </message>
    <message>
        <source>Back in order</source>
        <translation>Wieder der Reihe nach</translation>
    </message>
    <message>
        <source>The folder of “{file}” is not there at the moment.</source>
        <translation>Der Ordner von „{file}“ ist zurzeit nicht da.</translation>
    </message>
    <message>
        <source>There is no file manager to show “{folder}” with.</source>
        <translation>Es gibt keinen Dateimanager, der „{folder}“ zeigen könnte.</translation>
    </message>
    <message>
        <source>This track is no longer in the library; look for changes first.</source>
        <translation>Dieser Titel ist nicht mehr in der Bibliothek; zuerst nach Änderungen suchen.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>“{file}” could not be read: {reason} (and %n more)</source>
        <comment>“{file}” could not be read: {reason} (and %n more)</comment>
        <translation>
            <numerusform>„{file}“ konnte nicht gelesen werden: {reason} (und %n weitere)</numerusform>
            <numerusform>„{file}“ konnte nicht gelesen werden: {reason} (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong in Earshot: {problem}.</source>
        <translation>In Earshot ist etwas schiefgegangen: {problem}.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Undone: {change}</source>
        <translation>Rückgängig gemacht: {change}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Voriger Titel</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Nächster Titel</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Shuffle, or back in order</source>
        <translation>Zufällig, oder wieder der Reihe nach</translation>
    </message>
    <message>
        <source>Repeat the queue, the track, or not</source>
        <translation>Warteschlange, Titel oder nichts wiederholen</translation>
    </message>
    <message>
        <source>Stop after this track, or not</source>
        <translation>Nach diesem Titel stoppen, oder nicht</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Normales Tempo</translation>
    </message>
    <message>
        <source>Open the menu of playback</source>
        <translation>Wiedergabemenü öffnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Play the selected tracks next</source>
        <translation>Auswahl als Nächstes spielen</translation>
    </message>
    <message>
        <source>Add the selected tracks to the queue</source>
        <translation>Auswahl zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Find what plays</source>
        <translation>Finden, was spielt</translation>
    </message>
    <message>
        <source>Properties of the selected tracks</source>
        <translation>Eigenschaften der Auswahl</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Back from an album, artist, genre or folder</source>
        <translation>Zurück aus Album, Interpret, Genre oder Ordner</translation>
    </message>
    <message>
        <source>Take the rating of the selected tracks away</source>
        <translation>Bewertung der Auswahl entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Give the selected tracks %n star</source>
        <comment>Give the selected tracks %n stars</comment>
        <translation>
            <numerusform>Auswahl mit %n Stern bewerten</numerusform>
            <numerusform>Auswahl mit %n Sternen bewerten</numerusform>
        </translation>
    </message>
    <message>
        <source>Play similar</source>
        <translation>Ähnliches spielen</translation>
    </message>
    <message>
        <source>Start a station of the selected tracks</source>
        <translation>Sender aus der Auswahl starten</translation>
    </message>
    <message>
        <source>Journey to or through the selected tracks</source>
        <translation>Reise zur Auswahl oder durch sie</translation>
    </message>
    <message>
        <source>Add similar tracks next</source>
        <translation>Ähnliche Titel als Nächstes hinzufügen</translation>
    </message>
    <message>
        <source>Bridge the two selected tracks of the queue</source>
        <translation>Die beiden ausgewählten Titel der Warteschlange verbinden</translation>
    </message>
    <message>
        <source>Menu of the station that plays</source>
        <translation>Menü des laufenden Senders</translation>
    </message>
    <message>
        <source>Mix the sounds of the selected tracks</source>
        <translation>Klänge der Auswahl mischen</translation>
    </message>
    <message>
        <source>More like what plays</source>
        <translation>Mehr wie das, was spielt</translation>
    </message>
    <message>
        <source>Less like what plays</source>
        <translation>Weniger wie das, was spielt</translation>
    </message>
    <message>
        <source>Rediscover</source>
        <translation>Wiederentdecken</translation>
    </message>
    <message>
        <source>Odd ones out</source>
        <translation>Was nicht passt</translation>
    </message>
    <message>
        <source>The marked passage begins here</source>
        <translation>Die markierte Stelle beginnt hier</translation>
    </message>
    <message>
        <source>The marked passage ends here</source>
        <translation>Die markierte Stelle endet hier</translation>
    </message>
    <message>
        <source>Find passages like the marked one</source>
        <translation>Stellen wie die markierte finden</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Add the selected tracks to a playlist</source>
        <translation>Auswahl zu einer Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Wiedergabeliste</translation>
    </message>
    <message>
        <source>New smart playlist from the search</source>
        <translation>Neue intelligente Wiedergabeliste aus der Suche</translation>
    </message>
    <message>
        <source>Add similar tracks to the playlist</source>
        <translation>Ähnliche Titel zur Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
        <source>Import playlists</source>
        <translation>Wiedergabelisten importieren</translation>
    </message>
    <message>
        <source>Undo the last change of queue or playlist</source>
        <translation>Letzte Änderung an Warteschlange oder Liste rückgängig machen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Rückgängig Gemachtes wiederherstellen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Look for changes in your folders</source>
        <translation>Deine Ordner nach Änderungen durchsuchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Remove “{folder}” from the library?</source>
        <translation>„{folder}“ aus der Bibliothek entfernen?</translation>
    </message>
    <message>
        <source>Its tracks leave the library, and with them what Earshot learned by listening to them. The files stay where they are.</source>
        <translation>Die Titel verlassen die Bibliothek, und mit ihnen, was Earshot beim Anhören gelernt hat. Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
</TS>
