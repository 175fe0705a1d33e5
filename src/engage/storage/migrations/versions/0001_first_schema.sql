CREATE TABLE agenda (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    title VARCHAR NOT NULL,
    version VARCHAR DEFAULT '' NOT NULL,
    publisher VARCHAR DEFAULT '' NOT NULL,
    published_on DATE,
    url VARCHAR DEFAULT '' NOT NULL,
    level_names VARCHAR DEFAULT '[]' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    CONSTRAINT uq_agenda_uid UNIQUE (uid)
);
CREATE TABLE contact (
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
    CONSTRAINT ck_contact_influence CHECK (influence BETWEEN 1 AND 5),
    CONSTRAINT ck_contact_interest CHECK (interest BETWEEN 1 AND 5),
    CONSTRAINT uq_contact_uid UNIQUE (uid)
);
CREATE INDEX ix_contact_review_on ON contact (review_on);
CREATE INDEX ix_contact_sort_name ON contact (sort_name);
CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    sort_name VARCHAR NOT NULL,
    short_name VARCHAR DEFAULT '' NOT NULL,
    kind VARCHAR NOT NULL,
    sector VARCHAR DEFAULT '' NOT NULL,
    region VARCHAR DEFAULT '' NOT NULL,
    country VARCHAR DEFAULT '' NOT NULL,
    size_band VARCHAR,
    staff INTEGER,
    members_represented INTEGER,
    influence INTEGER,
    interest INTEGER,
    rated_on DATE,
    owner VARCHAR DEFAULT '' NOT NULL,
    preferred_channel VARCHAR DEFAULT '' NOT NULL,
    website VARCHAR DEFAULT '' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    archived BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT ck_organisation_influence CHECK (influence BETWEEN 1 AND 5),
    CONSTRAINT ck_organisation_interest CHECK (interest BETWEEN 1 AND 5),
    CONSTRAINT uq_organisation_uid UNIQUE (uid)
);
CREATE INDEX ix_organisation_kind ON organisation (kind);
CREATE INDEX ix_organisation_sort_name ON organisation (sort_name);
CREATE TABLE project (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    controller VARCHAR DEFAULT '' NOT NULL,
    smallest_cell INTEGER NOT NULL,
    zone VARCHAR NOT NULL,
    replica BLOB NOT NULL,
    created_at VARCHAR NOT NULL,
    CONSTRAINT uq_project_uid UNIQUE (uid)
);
CREATE TABLE address (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    street VARCHAR DEFAULT '' NOT NULL,
    locality VARCHAR DEFAULT '' NOT NULL,
    region VARCHAR DEFAULT '' NOT NULL,
    postcode VARCHAR DEFAULT '' NOT NULL,
    country VARCHAR DEFAULT '' NOT NULL,
    CONSTRAINT ck_address_one_owner CHECK ((contact_id IS NULL) <> (organisation_id IS NULL)),
    CONSTRAINT uq_address_uid UNIQUE (uid),
    CONSTRAINT fk_address_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_address_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_address_contact_id ON address (contact_id);
CREATE INDEX ix_address_organisation_id ON address (organisation_id);
CREATE TABLE affiliation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL,
    role VARCHAR DEFAULT '' NOT NULL,
    started DATE,
    ended DATE,
    is_primary BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_affiliation_uid UNIQUE (uid),
    CONSTRAINT fk_affiliation_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_affiliation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_affiliation_contact_id ON affiliation (contact_id);
CREATE INDEX ix_affiliation_organisation_id ON affiliation (organisation_id);
CREATE TABLE consultation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    title VARCHAR NOT NULL,
    description VARCHAR DEFAULT '' NOT NULL,
    agenda_id INTEGER,
    opens_on DATE,
    closes_on DATE,
    level VARCHAR NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    archived BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_consultation_uid UNIQUE (uid),
    CONSTRAINT fk_consultation_agenda_id FOREIGN KEY(agenda_id) REFERENCES agenda (id) ON DELETE SET NULL
);
CREATE INDEX ix_consultation_agenda_id ON consultation (agenda_id);
CREATE TABLE contact_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_contact_tag_uid UNIQUE (uid),
    CONSTRAINT fk_contact_tag_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX ix_contact_tag_contact_id ON contact_tag (contact_id);
CREATE INDEX ix_contact_tag_name ON contact_tag (name);
CREATE TABLE distinct_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    CONSTRAINT uq_distinct_contact_uid UNIQUE (uid),
    CONSTRAINT fk_distinct_contact_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_distinct_contact_other_id FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX ix_distinct_contact_contact_id ON distinct_contact (contact_id);
CREATE INDEX ix_distinct_contact_other_id ON distinct_contact (other_id);
CREATE TABLE distinct_organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    organisation_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    CONSTRAINT uq_distinct_organisation_uid UNIQUE (uid),
    CONSTRAINT fk_distinct_organisation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE,
    CONSTRAINT fk_distinct_organisation_other_id FOREIGN KEY(other_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_distinct_organisation_organisation_id ON distinct_organisation (organisation_id);
CREATE INDEX ix_distinct_organisation_other_id ON distinct_organisation (other_id);
CREATE TABLE email (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    CONSTRAINT ck_email_one_owner CHECK ((contact_id IS NULL) <> (organisation_id IS NULL)),
    CONSTRAINT uq_email_uid UNIQUE (uid),
    CONSTRAINT fk_email_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_email_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_email_address ON email (address);
CREATE INDEX ix_email_contact_id ON email (contact_id);
CREATE INDEX ix_email_organisation_id ON email (organisation_id);
CREATE TABLE organisation_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    organisation_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_organisation_tag_uid UNIQUE (uid),
    CONSTRAINT fk_organisation_tag_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_organisation_tag_name ON organisation_tag (name);
CREATE INDEX ix_organisation_tag_organisation_id ON organisation_tag (organisation_id);
CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    number VARCHAR NOT NULL,
    CONSTRAINT ck_phone_one_owner CHECK ((contact_id IS NULL) <> (organisation_id IS NULL)),
    CONSTRAINT uq_phone_uid UNIQUE (uid),
    CONSTRAINT fk_phone_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_phone_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_phone_contact_id ON phone (contact_id);
CREATE INDEX ix_phone_number ON phone (number);
CREATE INDEX ix_phone_organisation_id ON phone (organisation_id);
CREATE TABLE relation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    organisation_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    started DATE,
    ended DATE,
    CONSTRAINT uq_relation_uid UNIQUE (uid),
    CONSTRAINT fk_relation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE,
    CONSTRAINT fk_relation_other_id FOREIGN KEY(other_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_relation_organisation_id ON relation (organisation_id);
CREATE INDEX ix_relation_other_id ON relation (other_id);
CREATE TABLE theme (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    agenda_id INTEGER NOT NULL,
    parent_id INTEGER,
    position INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    description VARCHAR DEFAULT '' NOT NULL,
    keywords VARCHAR DEFAULT '[]' NOT NULL,
    colour VARCHAR DEFAULT '' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    CONSTRAINT uq_theme_uid UNIQUE (uid),
    CONSTRAINT fk_theme_agenda_id FOREIGN KEY(agenda_id) REFERENCES agenda (id) ON DELETE CASCADE,
    CONSTRAINT fk_theme_parent_id FOREIGN KEY(parent_id) REFERENCES theme (id) ON DELETE CASCADE
);
CREATE INDEX ix_theme_agenda_id ON theme (agenda_id);
CREATE INDEX ix_theme_code ON theme (code);
CREATE INDEX ix_theme_parent_id ON theme (parent_id);
CREATE TABLE engagement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    title VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    starts_at VARCHAR,
    ends_at VARCHAR,
    zone VARCHAR NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    rule VARCHAR NOT NULL,
    agenda_id INTEGER,
    consultation_id INTEGER,
    owner VARCHAR DEFAULT '' NOT NULL,
    summary VARCHAR DEFAULT '' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    archived BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_engagement_uid UNIQUE (uid),
    CONSTRAINT fk_engagement_agenda_id FOREIGN KEY(agenda_id) REFERENCES agenda (id) ON DELETE SET NULL,
    CONSTRAINT fk_engagement_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultation (id) ON DELETE SET NULL
);
CREATE INDEX ix_engagement_agenda_id ON engagement (agenda_id);
CREATE INDEX ix_engagement_consultation_id ON engagement (consultation_id);
CREATE INDEX ix_engagement_held_on ON engagement (held_on);
CREATE TABLE question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    consultation_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    CONSTRAINT uq_question_uid UNIQUE (uid),
    CONSTRAINT fk_question_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultation (id) ON DELETE CASCADE
);
CREATE INDEX ix_question_consultation_id ON question (consultation_id);
CREATE TABLE theme_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    theme_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_theme_tag_uid UNIQUE (uid),
    CONSTRAINT fk_theme_tag_theme_id FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE
);
CREATE INDEX ix_theme_tag_name ON theme_tag (name);
CREATE INDEX ix_theme_tag_theme_id ON theme_tag (theme_id);
CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    engagement_id INTEGER NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    role VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    seat VARCHAR DEFAULT '' NOT NULL,
    joined VARCHAR,
    "left" VARCHAR,
    CONSTRAINT ck_attendance_somebody CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL),
    CONSTRAINT uq_attendance_uid UNIQUE (uid),
    CONSTRAINT fk_attendance_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE,
    CONSTRAINT fk_attendance_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_attendance_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_attendance_contact_id ON attendance (contact_id);
CREATE INDEX ix_attendance_engagement_id ON attendance (engagement_id);
CREATE INDEX ix_attendance_organisation_id ON attendance (organisation_id);
CREATE TABLE engagement_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    engagement_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_engagement_tag_uid UNIQUE (uid),
    CONSTRAINT fk_engagement_tag_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE
);
CREATE INDEX ix_engagement_tag_engagement_id ON engagement_tag (engagement_id);
CREATE INDEX ix_engagement_tag_name ON engagement_tag (name);
CREATE TABLE feedback (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    engagement_id INTEGER,
    question_id INTEGER,
    contact_id INTEGER,
    organisation_id INTEGER,
    said_on DATE NOT NULL,
    said_at VARCHAR,
    zone VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    is_verbatim BOOLEAN DEFAULT '0' NOT NULL,
    paraphrase VARCHAR DEFAULT '' NOT NULL,
    capacity VARCHAR NOT NULL,
    members_spoken_for INTEGER,
    stance VARCHAR,
    disclosure VARCHAR,
    permission_by VARCHAR DEFAULT '' NOT NULL,
    permission_on DATE,
    permission_how VARCHAR DEFAULT '' NOT NULL,
    has_evidence BOOLEAN DEFAULT '0' NOT NULL,
    is_key_point BOOLEAN DEFAULT '0' NOT NULL,
    unresolved VARCHAR DEFAULT '[]' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    CONSTRAINT uq_feedback_uid UNIQUE (uid),
    CONSTRAINT fk_feedback_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE SET NULL,
    CONSTRAINT fk_feedback_question_id FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE SET NULL,
    CONSTRAINT fk_feedback_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_feedback_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);
CREATE INDEX ix_feedback_contact_id ON feedback (contact_id);
CREATE INDEX ix_feedback_engagement_id ON feedback (engagement_id);
CREATE INDEX ix_feedback_organisation_id ON feedback (organisation_id);
CREATE INDEX ix_feedback_question_id ON feedback (question_id);
CREATE INDEX ix_feedback_said_on ON feedback (said_on);
CREATE TABLE agreement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    feedback_id INTEGER NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    CONSTRAINT ck_agreement_somebody CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL),
    CONSTRAINT uq_agreement_uid UNIQUE (uid),
    CONSTRAINT fk_agreement_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE CASCADE,
    CONSTRAINT fk_agreement_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_agreement_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);
CREATE INDEX ix_agreement_contact_id ON agreement (contact_id);
CREATE INDEX ix_agreement_feedback_id ON agreement (feedback_id);
CREATE INDEX ix_agreement_organisation_id ON agreement (organisation_id);
CREATE TABLE coding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    feedback_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    stance VARCHAR NOT NULL,
    coded_by VARCHAR DEFAULT '' NOT NULL,
    coded_at VARCHAR,
    source VARCHAR NOT NULL,
    CONSTRAINT uq_coding_uid UNIQUE (uid),
    CONSTRAINT fk_coding_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE CASCADE,
    CONSTRAINT fk_coding_theme_id FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE
);
CREATE INDEX ix_coding_feedback_id ON coding (feedback_id);
CREATE INDEX ix_coding_theme_id ON coding (theme_id);
CREATE TABLE commitment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    text VARCHAR NOT NULL,
    engagement_id INTEGER,
    feedback_id INTEGER,
    contact_id INTEGER,
    organisation_id INTEGER,
    owner VARCHAR DEFAULT '' NOT NULL,
    made_on DATE,
    due_on DATE,
    state VARCHAR NOT NULL,
    outcome VARCHAR DEFAULT '' NOT NULL,
    unresolved VARCHAR DEFAULT '[]' NOT NULL,
    notes VARCHAR DEFAULT '' NOT NULL,
    CONSTRAINT uq_commitment_uid UNIQUE (uid),
    CONSTRAINT fk_commitment_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE SET NULL,
    CONSTRAINT fk_commitment_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE SET NULL,
    CONSTRAINT fk_commitment_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_commitment_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);
CREATE INDEX ix_commitment_contact_id ON commitment (contact_id);
CREATE INDEX ix_commitment_due_on ON commitment (due_on);
CREATE INDEX ix_commitment_engagement_id ON commitment (engagement_id);
CREATE INDEX ix_commitment_feedback_id ON commitment (feedback_id);
CREATE INDEX ix_commitment_organisation_id ON commitment (organisation_id);
CREATE INDEX ix_commitment_state ON commitment (state);
CREATE TABLE feedback_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    feedback_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_feedback_tag_uid UNIQUE (uid),
    CONSTRAINT fk_feedback_tag_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE CASCADE
);
CREATE INDEX ix_feedback_tag_feedback_id ON feedback_tag (feedback_id);
CREATE INDEX ix_feedback_tag_name ON feedback_tag (name);
CREATE TABLE commitment_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    commitment_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_commitment_tag_uid UNIQUE (uid),
    CONSTRAINT fk_commitment_tag_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE
);
CREATE INDEX ix_commitment_tag_commitment_id ON commitment_tag (commitment_id);
CREATE INDEX ix_commitment_tag_name ON commitment_tag (name);
CREATE TABLE operation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    at VARCHAR NOT NULL,
    clock VARCHAR NOT NULL,
    replica BLOB NOT NULL,
    who VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    target_id INTEGER,
    CONSTRAINT ck_operation_kind CHECK (kind IN ('do', 'undo', 'redo')),
    CONSTRAINT ck_operation_target CHECK ((kind = 'do') = (target_id IS NULL)),
    CONSTRAINT uq_operation_uid UNIQUE (uid),
    CONSTRAINT fk_operation_target_id FOREIGN KEY(target_id) REFERENCES operation (id)
);
CREATE INDEX ix_operation_clock ON operation (clock);
CREATE INDEX ix_operation_target_id ON operation (target_id);
CREATE TABLE change (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    row_uid BLOB NOT NULL,
    action VARCHAR NOT NULL,
    "before" VARCHAR,
    CONSTRAINT pk_change PRIMARY KEY (id),
    CONSTRAINT fk_change_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
CREATE INDEX ix_change_operation ON change (operation_id, table_name, row_id);
CREATE INDEX ix_change_row ON change (table_name, row_id);
