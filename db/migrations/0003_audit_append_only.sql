-- Custom SQL migration: events are only ever added.
CREATE TRIGGER `audit_event_no_update` BEFORE UPDATE ON `audit_event`
WHEN NEW.`sequence` IS NOT OLD.`sequence` OR NEW.`at` IS NOT OLD.`at` OR NEW.`account_id` IS NOT OLD.`account_id`
  OR NEW.`role` IS NOT OLD.`role` OR NEW.`request_id` IS NOT OLD.`request_id`
  OR NEW.`action` IS NOT OLD.`action` OR NEW.`subject` IS NOT OLD.`subject`
  OR NEW.`district_id` IS NOT OLD.`district_id` OR NEW.`content_hash` IS NOT OLD.`content_hash` OR NEW.`hash` IS NOT OLD.`hash`
  OR NEW.`before` IS NOT NULL OR NEW.`after` IS NOT NULL OR NEW.`reason` IS NOT NULL OR NEW.`content_salt` IS NOT NULL
  OR NEW.`redacted_at` IS NULL
BEGIN
  SELECT RAISE(ABORT, 'audit events are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_no_delete` BEFORE DELETE ON `audit_event`
WHEN OLD.`sequence` > (SELECT coalesce(max(`up_to_sequence`), 0) FROM `audit_anchor`)
BEGIN
  SELECT RAISE(ABORT, 'audit events are never deleted before their retention ends');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_anchor_no_change` BEFORE UPDATE ON `audit_anchor`
BEGIN
  SELECT RAISE(ABORT, 'audit anchors are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_anchor_no_delete` BEFORE DELETE ON `audit_anchor`
BEGIN
  SELECT RAISE(ABORT, 'audit anchors are never deleted');
END;
