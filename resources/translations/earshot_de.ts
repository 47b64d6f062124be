<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FoldersPart</name>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>{folder} (not connected)</source>
        <translation>{folder} (nicht verbunden)</translation>
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
        <source>Library folders</source>
        <translation>Ordner der Bibliothek</translation>
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
</TS>
