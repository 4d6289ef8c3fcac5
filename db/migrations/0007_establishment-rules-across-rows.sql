-- Custom SQL migration: rules of the establishment that look at more than one row.
CREATE TRIGGER `occupancy_within_budget_insert` AFTER INSERT ON `occupancy`
WHEN NEW.`kind` = 'substantive' AND (EXISTS (
  SELECT 1 FROM `occupancy` AS `at`
  WHERE `at`.`post_id` = NEW.`post_id` AND `at`.`kind` = 'substantive'
    AND `at`.`start_date` BETWEEN NEW.`start_date` AND coalesce(NEW.`end_date`, '9999-12-31')
    AND (
      SELECT sum(`minutes`) FROM `occupancy` AS `other`
      WHERE `other`.`post_id` = NEW.`post_id` AND `other`.`kind` = 'substantive'
        AND `other`.`start_date` <= `at`.`start_date` AND coalesce(`other`.`end_date`, '9999-12-31') >= `at`.`start_date`
    ) > (SELECT `budgeted_minutes` FROM `post` WHERE `id` = NEW.`post_id`)
)
OR (
  SELECT sum(`minutes`) FROM `occupancy` AS `other`
  WHERE `other`.`post_id` = NEW.`post_id` AND `other`.`kind` = 'substantive'
    AND `other`.`start_date` <= NEW.`start_date` AND coalesce(`other`.`end_date`, '9999-12-31') >= NEW.`start_date`
) > (SELECT `budgeted_minutes` FROM `post` WHERE `id` = NEW.`post_id`))
BEGIN
  SELECT RAISE(ABORT, 'a post is held substantively beyond its budgeted hours');
END;
--> statement-breakpoint
CREATE TRIGGER `occupancy_within_budget_update` AFTER UPDATE ON `occupancy`
WHEN NEW.`kind` = 'substantive' AND (EXISTS (
  SELECT 1 FROM `occupancy` AS `at`
  WHERE `at`.`post_id` = NEW.`post_id` AND `at`.`kind` = 'substantive'
    AND `at`.`start_date` BETWEEN NEW.`start_date` AND coalesce(NEW.`end_date`, '9999-12-31')
    AND (
      SELECT sum(`minutes`) FROM `occupancy` AS `other`
      WHERE `other`.`post_id` = NEW.`post_id` AND `other`.`kind` = 'substantive'
        AND `other`.`start_date` <= `at`.`start_date` AND coalesce(`other`.`end_date`, '9999-12-31') >= `at`.`start_date`
    ) > (SELECT `budgeted_minutes` FROM `post` WHERE `id` = NEW.`post_id`)
)
OR (
  SELECT sum(`minutes`) FROM `occupancy` AS `other`
  WHERE `other`.`post_id` = NEW.`post_id` AND `other`.`kind` = 'substantive'
    AND `other`.`start_date` <= NEW.`start_date` AND coalesce(`other`.`end_date`, '9999-12-31') >= NEW.`start_date`
) > (SELECT `budgeted_minutes` FROM `post` WHERE `id` = NEW.`post_id`))
BEGIN
  SELECT RAISE(ABORT, 'a post is held substantively beyond its budgeted hours');
END;
--> statement-breakpoint
CREATE TRIGGER `occupancy_once_insert` AFTER INSERT ON `occupancy`
WHEN NEW.`kind` = 'substantive' AND (EXISTS (
  SELECT 1 FROM `occupancy` AS `other` WHERE `other`.`id` <> NEW.`id` AND `other`.`post_id` = NEW.`post_id`
    AND `other`.`person_id` = NEW.`person_id` AND `other`.`kind` = 'substantive'
    AND `other`.`start_date` <= coalesce(NEW.`end_date`, '9999-12-31') AND NEW.`start_date` <= coalesce(`other`.`end_date`, '9999-12-31')
))
BEGIN
  SELECT RAISE(ABORT, 'somebody holds the same post twice at once');
END;
--> statement-breakpoint
CREATE TRIGGER `occupancy_once_update` AFTER UPDATE ON `occupancy`
WHEN NEW.`kind` = 'substantive' AND (EXISTS (
  SELECT 1 FROM `occupancy` AS `other` WHERE `other`.`id` <> NEW.`id` AND `other`.`post_id` = NEW.`post_id`
    AND `other`.`person_id` = NEW.`person_id` AND `other`.`kind` = 'substantive'
    AND `other`.`start_date` <= coalesce(NEW.`end_date`, '9999-12-31') AND NEW.`start_date` <= coalesce(`other`.`end_date`, '9999-12-31')
))
BEGIN
  SELECT RAISE(ABORT, 'somebody holds the same post twice at once');
END;
--> statement-breakpoint
CREATE TRIGGER `occupancy_within_post_insert` AFTER INSERT ON `occupancy`
WHEN (EXISTS (
  SELECT 1 FROM `post` WHERE `id` = NEW.`post_id`
    AND (NEW.`start_date` < `start_date` OR coalesce(NEW.`end_date`, '9999-12-31') > coalesce(`end_date`, '9999-12-31'))
))
BEGIN
  SELECT RAISE(ABORT, 'somebody is in a post before it begins or after it ends');
END;
--> statement-breakpoint
CREATE TRIGGER `occupancy_within_post_update` AFTER UPDATE ON `occupancy`
WHEN (EXISTS (
  SELECT 1 FROM `post` WHERE `id` = NEW.`post_id`
    AND (NEW.`start_date` < `start_date` OR coalesce(NEW.`end_date`, '9999-12-31') > coalesce(`end_date`, '9999-12-31'))
))
BEGIN
  SELECT RAISE(ABORT, 'somebody is in a post before it begins or after it ends');
END;
--> statement-breakpoint
CREATE TRIGGER `post_holds_its_occupancies` AFTER UPDATE OF `start_date`, `end_date`, `budgeted_minutes` ON `post`
WHEN (EXISTS (
  SELECT 1 FROM `occupancy` WHERE `post_id` = NEW.`id`
    AND (`start_date` < NEW.`start_date` OR coalesce(`end_date`, '9999-12-31') > coalesce(NEW.`end_date`, '9999-12-31'))
) OR EXISTS (
  SELECT 1 FROM `occupancy` AS `at` WHERE `at`.`post_id` = NEW.`id` AND `at`.`kind` = 'substantive'
    AND (
      SELECT sum(`minutes`) FROM `occupancy` AS `other` WHERE `other`.`post_id` = NEW.`id` AND `other`.`kind` = 'substantive'
        AND `other`.`start_date` <= `at`.`start_date` AND coalesce(`other`.`end_date`, '9999-12-31') >= `at`.`start_date`
    ) > NEW.`budgeted_minutes`
))
BEGIN
  SELECT RAISE(ABORT, 'a post ends or shrinks below those who are in it');
END;
--> statement-breakpoint
CREATE TRIGGER `funding_line_post_whole_insert` AFTER INSERT ON `funding_line`
WHEN NEW.`post_id` IS NOT NULL AND (EXISTS (
  SELECT 1 FROM `funding_line` AS `at`
  WHERE `at`.`post_id` = NEW.`post_id`
    AND `at`.`from_date` BETWEEN NEW.`from_date` AND coalesce(NEW.`to_date`, '9999-12-31')
    AND (
      SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
      WHERE `other`.`post_id` = NEW.`post_id`
        AND `other`.`from_date` <= `at`.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= `at`.`from_date`
    ) > 10000
)
OR (
  SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
  WHERE `other`.`post_id` = NEW.`post_id`
    AND `other`.`from_date` <= NEW.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= NEW.`from_date`
) > 10000)
BEGIN
  SELECT RAISE(ABORT, 'more than 100 % of a cost is met by funds at once');
END;
--> statement-breakpoint
CREATE TRIGGER `funding_line_post_whole_update` AFTER UPDATE ON `funding_line`
WHEN NEW.`post_id` IS NOT NULL AND (EXISTS (
  SELECT 1 FROM `funding_line` AS `at`
  WHERE `at`.`post_id` = NEW.`post_id`
    AND `at`.`from_date` BETWEEN NEW.`from_date` AND coalesce(NEW.`to_date`, '9999-12-31')
    AND (
      SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
      WHERE `other`.`post_id` = NEW.`post_id`
        AND `other`.`from_date` <= `at`.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= `at`.`from_date`
    ) > 10000
)
OR (
  SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
  WHERE `other`.`post_id` = NEW.`post_id`
    AND `other`.`from_date` <= NEW.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= NEW.`from_date`
) > 10000)
BEGIN
  SELECT RAISE(ABORT, 'more than 100 % of a cost is met by funds at once');
END;
--> statement-breakpoint
CREATE TRIGGER `funding_line_occupancy_whole_insert` AFTER INSERT ON `funding_line`
WHEN NEW.`occupancy_id` IS NOT NULL AND (EXISTS (
  SELECT 1 FROM `funding_line` AS `at`
  WHERE `at`.`occupancy_id` = NEW.`occupancy_id`
    AND `at`.`from_date` BETWEEN NEW.`from_date` AND coalesce(NEW.`to_date`, '9999-12-31')
    AND (
      SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
      WHERE `other`.`occupancy_id` = NEW.`occupancy_id`
        AND `other`.`from_date` <= `at`.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= `at`.`from_date`
    ) > 10000
)
OR (
  SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
  WHERE `other`.`occupancy_id` = NEW.`occupancy_id`
    AND `other`.`from_date` <= NEW.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= NEW.`from_date`
) > 10000)
BEGIN
  SELECT RAISE(ABORT, 'more than 100 % of a cost is met by funds at once');
END;
--> statement-breakpoint
CREATE TRIGGER `funding_line_occupancy_whole_update` AFTER UPDATE ON `funding_line`
WHEN NEW.`occupancy_id` IS NOT NULL AND (EXISTS (
  SELECT 1 FROM `funding_line` AS `at`
  WHERE `at`.`occupancy_id` = NEW.`occupancy_id`
    AND `at`.`from_date` BETWEEN NEW.`from_date` AND coalesce(NEW.`to_date`, '9999-12-31')
    AND (
      SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
      WHERE `other`.`occupancy_id` = NEW.`occupancy_id`
        AND `other`.`from_date` <= `at`.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= `at`.`from_date`
    ) > 10000
)
OR (
  SELECT sum(`share_basis_points`) FROM `funding_line` AS `other`
  WHERE `other`.`occupancy_id` = NEW.`occupancy_id`
    AND `other`.`from_date` <= NEW.`from_date` AND coalesce(`other`.`to_date`, '9999-12-31') >= NEW.`from_date`
) > 10000)
BEGIN
  SELECT RAISE(ABORT, 'more than 100 % of a cost is met by funds at once');
END;
