"""The rights matrix: who may do which action with whose object, for every address about an object.

``tests/test_urls.py`` asks what each *role* gets. Here it matters *whose* thing it is. A part of the system
has a module ``gevallen_<deel>.py`` with a list ``GEVALLEN``; an address about somebody's object without a row
fails ``test_matrix.py``. Each row says who may (``mag``); everybody else in ``Wie`` is tried too and has to
get what ``anders`` says, with the object really there, so that something could leak. ``geheim`` is text of
the object: no answer to somebody who may not see it can hold it. ``leest`` says who reads it when more people
may call the address, such as a list that everybody has; they have to read it, or the row proves nothing.
"""
