"""The one form of an entry that its hash is made of.

The database has the same in its function `audit_canonical`, by which links are made. Whoever verifies does not
ask that function, which the owner of the database could have replaced.
"""

FIRST = bytes(32)  # what stands before the first link

# PostgreSQL's binary form of a row: length and type before every value, moments as whole microseconds. It depends on
# no setting for zones or dates, and is three times as fast as JSON.
CANONICAL = """pg_catalog.record_send(ROW(
    e.id, e.event, e.by, e.service, e.at, e.written, e.case_id, e.about_kind, e.about_id, e.codes
))"""
