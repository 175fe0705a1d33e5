"""What contacts object to, as a field; rules of retention; who was erased; what is being typed."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COLUMNS = (
    "id, uid, title, given_name, family_name, sort_name, influence, interest, rated_on, owner, "
    "preferred_channel, access_needs, region, country, lawful_basis, basis_source, basis_on, review_on, "
    "notes, archived"
)
_STEPS = (
    """
    CREATE TABLE contact_new (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        title VARCHAR DEFAULT '' NOT NULL,
        given_name VARCHAR DEFAULT '' NOT NULL,
        family_name VARCHAR DEFAULT '' NOT NULL,
        sort_name VARCHAR NOT NULL,
        influence INTEGER,
        interest INTEGER,
        rated_on DATE,
        owner VARCHAR DEFAULT '' NOT NULL,
        preferred_channel VARCHAR DEFAULT '' NOT NULL,
        access_needs VARCHAR DEFAULT '' NOT NULL,
        region VARCHAR DEFAULT '' NOT NULL,
        country VARCHAR DEFAULT '' NOT NULL,
        lawful_basis VARCHAR,
        basis_source VARCHAR DEFAULT '' NOT NULL,
        basis_on DATE,
        review_on DATE,
        notes VARCHAR DEFAULT '' NOT NULL,
        archived BOOLEAN DEFAULT '0' NOT NULL,
        objections VARCHAR DEFAULT '[]' NOT NULL,
        objected_on DATE,
        objection_note VARCHAR DEFAULT '' NOT NULL,
        CONSTRAINT ck_contact_influence CHECK (influence BETWEEN 1 AND 5),
        CONSTRAINT ck_contact_interest CHECK (interest BETWEEN 1 AND 5),
        CONSTRAINT uq_contact_uid UNIQUE (uid)
    )
    """,
    f"INSERT INTO contact_new ({_COLUMNS}) SELECT {_COLUMNS} FROM contact",  # noqa: S608
    # The new table goes on counting where the old one was: an id that was deleted is never given again.
    "DELETE FROM sqlite_sequence WHERE name = 'contact_new'",
    "UPDATE sqlite_sequence SET name = 'contact_new' WHERE name = 'contact'",
    "DROP TABLE contact",
    "ALTER TABLE contact_new RENAME TO contact",
    "CREATE INDEX ix_contact_review_on ON contact (review_on)",
    "CREATE INDEX ix_contact_sort_name ON contact (sort_name)",
    # Rows as the journal keeps them are compared with those that are there, and put back.
    """
    UPDATE "change" SET "before" =
        json_insert("before", '$.objections', '[]', '$.objected_on', NULL, '$.objection_note', '')
    WHERE table_name = 'contact' AND "before" IS NOT NULL
    """,
    """
    CREATE TABLE retention_rule (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        position INTEGER NOT NULL,
        noun VARCHAR NOT NULL,
        since VARCHAR NOT NULL,
        months INTEGER NOT NULL,
        action VARCHAR NOT NULL,
        note VARCHAR DEFAULT '' NOT NULL,
        CONSTRAINT uq_retention_rule_uid UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE erased (
        uid BLOB NOT NULL,
        noun VARCHAR NOT NULL,
        erased_at VARCHAR NOT NULL,
        certificate VARCHAR NOT NULL,
        words VARCHAR NOT NULL,
        spared VARCHAR DEFAULT '[]' NOT NULL,
        CONSTRAINT pk_erased PRIMARY KEY (uid)
    )
    """,
    """
    CREATE TABLE draft (
        place VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (place)
    )
    """,
)

_WORDINGS = {
    "restricted": "restricted",
    "no contact": "no_contact",
    "do not contact": "no_contact",
    "no post": "no_post",
    "do not post": "no_post",
    "no email": "no_mail",
    "no e mail": "no_mail",
    "no mail": "no_mail",
    "do not email": "no_mail",
    "do not e mail": "no_mail",
}
"""The tags that were objections till now, as `words` gives them."""
_ORDER = ("restricted", "no_contact", "no_post", "no_mail")


def upgrade() -> None:
    """Make the table of contacts anew and the new ones; tags that were objections go into the field."""
    for statement in _STEPS:
        op.execute(statement)
    _move(op.get_bind())


def _move(connection: sa.Connection) -> None:
    """Let every contact have had its objections from the beginning, whatever is undone or redone.

    A tag goes from the journal too: undo would bring back one that lists no longer heed.
    """
    tags = _found(connection, "SELECT id, contact_id, words(name) FROM contact_tag")
    in_journal = """
        SELECT row_id, json_extract("before", '$.contact_id'), words(json_extract("before", '$.name'))
        FROM "change" WHERE table_name = 'contact_tag' AND "before" IS NOT NULL"""
    earlier = _found(connection, in_journal)
    there = set(connection.exec_driver_sql("SELECT id FROM contact").scalars())
    asked: dict[int, set[str]] = {}
    for _, contact, objection in (*tags, *(tag for tag in earlier if tag[1] not in there)):
        asked.setdefault(contact, set()).add(objection)
    for contact, objections in asked.items():
        kept = json.dumps([each for each in _ORDER if each in objections])
        connection.exec_driver_sql("UPDATE contact SET objections = ? WHERE id = ?", (kept, contact))
        connection.exec_driver_sql(
            """
            UPDATE "change" SET "before" = json_set("before", '$.objections', ?)
            WHERE table_name = 'contact' AND row_id = ? AND "before" IS NOT NULL
            """,
            (kept, contact),
        )
    for tag in {tag for tag, *_ in (*tags, *earlier)}:
        connection.exec_driver_sql("DELETE FROM contact_tag WHERE id = ?", (tag,))
        connection.exec_driver_sql(
            "DELETE FROM \"change\" WHERE table_name = 'contact_tag' AND row_id = ?", (tag,)
        )


def _found(connection: sa.Connection, select: str) -> list[tuple[int, int, str]]:
    """Return the tags that are objections: the id of each, its contact and what it asks for."""
    rows = connection.exec_driver_sql(select)
    return [(tag, contact, _WORDINGS[name]) for tag, contact, name in rows if name in _WORDINGS]
