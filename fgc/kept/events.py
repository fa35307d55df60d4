"""The kinds of event of kept writing: which row, why, and what became of it; never a word of it."""

from fgc.audit.kinds import Kind, register

register(
    Kind("kept.kept", "had writing kept that was not saved yet"),
    Kind("kept.saved", "saved writing that had been kept"),
    Kind("kept.put_back", "put kept writing back into its form"),
    Kind("kept.thrown_away", "threw kept writing away"),
    Kind("kept.ended", "did not come back in time for writing that had been kept"),
)
