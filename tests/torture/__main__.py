"""Print the table of the figures that were seen last."""

import sys

from tests.torture.figures import read, table

sys.stdout.write(table(read()) + "\n")
