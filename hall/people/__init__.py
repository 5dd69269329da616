"""The people room: persons, their identity papers, names, telephones, and how little of them is shown to whom."""
