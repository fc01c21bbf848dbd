"""smalign: sales and marketing alignment from CRM exports.

The way of the data: read → recognise → model → scope → metrics → rules → render.
"""

__version__ = "0.1.0"
