"""The benchmark's modules are scripts that import each other by bare name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
