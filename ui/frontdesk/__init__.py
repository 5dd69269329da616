"""The front desk (登记): one visitor or a group, from the first word to the printed paper.

``viewmodel.py`` holds what is typed and what is known, ``screen.py`` shows it; the other files are parts of the two.
"""
