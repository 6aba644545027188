-- Whether the version has moved since the tag was set: a reason that a client gives in a tag belongs to one move.
ALTER TABLE registry_version_tag ADD COLUMN spent BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE registry_version_tag SET spent = TRUE
WHERE key = 'gimbal.why' AND EXISTS (
    SELECT 1 FROM registry_transition
    WHERE registry_transition.namespace = registry_version_tag.namespace
        AND registry_transition.model = registry_version_tag.model
        AND registry_transition.number = registry_version_tag.number
        AND registry_transition.why = registry_version_tag.value);
