"""The one error type whose text is meant for the person in front of the screen."""


class EarshotError(Exception):
    """Something failed in a way the user can understand and do something about.

    The message is a complete sentence: it names the file or thing concerned and, where there is
    one, the remedy. The command line prints it to stderr and exits with 1; the window shows it as
    a notice. Everything else that is raised is a bug and travels as an ordinary exception.
    """
