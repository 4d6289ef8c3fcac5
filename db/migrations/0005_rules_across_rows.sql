-- Custom SQL migration: rules that look at more than one row.
CREATE TRIGGER `plan_placement_whole_insert` AFTER INSERT ON `plan_placement`
WHEN (SELECT sum(`share`) FROM `plan_placement` WHERE `plan_id` = NEW.`plan_id` AND `person_id` = NEW.`person_id`) > 1.000001
BEGIN
  SELECT RAISE(ABORT, 'the shares of a person in a plan come to more than one');
END;
--> statement-breakpoint
CREATE TRIGGER `plan_placement_whole_update` AFTER UPDATE ON `plan_placement`
WHEN (SELECT sum(`share`) FROM `plan_placement` WHERE `plan_id` = NEW.`plan_id` AND `person_id` = NEW.`person_id`) > 1.000001
BEGIN
  SELECT RAISE(ABORT, 'the shares of a person in a plan come to more than one');
END;
--> statement-breakpoint
CREATE TRIGGER `district_ward_once` BEFORE INSERT ON `district_ward`
WHEN EXISTS (
  SELECT 1 FROM `district_ward` WHERE `ward_code` = NEW.`ward_code`
    AND `from_date` <= coalesce(NEW.`to_date`, '9999-12-31') AND NEW.`from_date` <= coalesce(`to_date`, '9999-12-31')
)
BEGIN
  SELECT RAISE(ABORT, 'a ward lies in two districts at once');
END;
--> statement-breakpoint
CREATE TRIGGER `district_ward_once_update` AFTER UPDATE ON `district_ward`
WHEN EXISTS (
  SELECT 1 FROM `district_ward` WHERE `ward_code` = NEW.`ward_code` AND `from_date` <> NEW.`from_date`
    AND `from_date` <= coalesce(NEW.`to_date`, '9999-12-31') AND NEW.`from_date` <= coalesce(`to_date`, '9999-12-31')
)
BEGIN
  SELECT RAISE(ABORT, 'a ward lies in two districts at once');
END;
