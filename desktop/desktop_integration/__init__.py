"""How Earshot takes its place on the desktop: media keys, tray, notifications, one instance."""
