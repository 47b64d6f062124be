"""Radio on the screen: stations, journeys, the arithmetic of songs, and what was heard."""
