"""The import of trajecten: read a file, judge every row, write what is new.

``tabel`` reads CSV and XLSX as one stream of rows; ``rij`` turns a row into typed values; ``plan`` says what
should happen with it; ``schrijven`` does that; ``uitvoeren`` runs a file in batches that survive a crash.
"""
