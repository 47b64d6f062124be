"""How Earshot looks: design tokens, the style sheet made of them, fonts and icons."""
