"""What a listener types into the search field, and what it asks of the library.

`fields` names all fields, `parser` turns the text into conditions, `values` reads numbers, times
and dates, `resolve` asks the index what sounds alike.
"""
