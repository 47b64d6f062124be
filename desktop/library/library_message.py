"""What stands in place of the table of tracks while there is nothing in it."""

from desktop.widgets.message_page import MessagePage
from engine.store.browse import Place
from engine.words import mark, translate

_EMPTY: dict[Place, tuple[str, str]] = {
    "tracks": (
        mark("Library", "No music here yet"),
        mark("Library", "Add a folder with music in it, and it shows up here."),
    ),
    "recent": (
        mark("Library", "Nothing new"),
        mark("Library", "What you add to your folders shows up here first."),
    ),
    "played": (
        mark("Library", "Nothing played yet"),
        mark("Library", "What you hear most shows up here."),
    ),
    "unplayed": (
        mark("Library", "Nothing is unheard"),
        mark("Library", "You have heard everything in your library."),
    ),
    "failed": (
        mark("Library", "Nothing failed"),
        mark("Library", "Every track that was tried could be listened to."),
    ),
    "missing": (
        mark("Library", "Nothing is missing"),
        mark("Library", "Files that vanish from your folders are kept here."),
    ),
}
_SCANNING = (
    mark("Library", "Looking through your folders"),
    mark("Library", "Tracks show up here as they are found."),
)


class LibraryMessage(MessagePage):
    """Says why there are no tracks, with a button for what helps."""

    def tell(self, place: Place, *, query: str, scanning: bool, error: str) -> None:
        """Say what holds first: an error, a search that finds nothing, or an empty place."""
        if error:
            self._tell_error(error)
        elif query:
            self._tell_nothing_found(query)
        else:
            self._tell_empty(place, scanning)

    def _tell_error(self, error: str) -> None:
        self.say(self.tr("The library could not be read"), error, button=self.tr("Try again"))

    def _tell_nothing_found(self, query: str) -> None:
        self.say(
            self.tr("Nothing found for “{query}”").format(query=query),
            self.tr("Every word must occur in the title, artist, album, genre or file name."),
            button=self.tr("Clear search"),
        )

    def _tell_empty(self, place: Place, scanning: bool) -> None:
        title, sentence = _EMPTY[place]
        button = self.tr("Add a folder…") if place == "tracks" else ""
        if scanning and place == "tracks":
            title, sentence, button = *_SCANNING, ""
        self.say(translate("Library", title), translate("Library", sentence), button=button)
