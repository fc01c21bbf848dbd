"""The wording of every code, English and Russian; data only, in the language of `template.py`."""
