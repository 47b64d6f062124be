"""What plays now, on the screen: cover, names, transport, seeking and volume."""
