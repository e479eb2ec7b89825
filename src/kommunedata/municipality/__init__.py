"""The 98 Danish municipalities: code, name, region and statistical areas."""

from kommunedata.municipality.municipality import MUNICIPALITIES, Municipality

__all__ = ["MUNICIPALITIES", "Municipality"]
