"""Keep secrets that stand in addresses out of the log."""

import logging
import re

# Who has one of these addresses can open or stop something with it: share links, statements, links in mail.
GEHEIM = re.compile(r"(/(?:gedeeld|verklaringen|zoekwaarschuwingen/stop)/)[^/\s?#\"']+")


class ZonderGeheimen(logging.Filter):
    """Write … where a line of the log would hold a secret; Django logs the address of what it refuses."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        clean = GEHEIM.sub(r"\1…", line)
        if clean != line:
            record.msg, record.args = clean, ()
        return True
