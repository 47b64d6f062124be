"""Does a radio get better by what it does? Simulated listeners with hidden tastes tell."""
