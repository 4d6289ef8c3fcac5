CREATE TABLE `competence` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`warn_days` integer DEFAULT 60 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competence_name_unique` ON `competence` (`name`);--> statement-breakpoint
CREATE TABLE `competence_level` (
	`level` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competence_level_name_unique` ON `competence_level` (`name`);--> statement-breakpoint
CREATE TABLE `person_competence` (
	`person_id` text NOT NULL,
	`competence_id` text NOT NULL,
	`level` integer NOT NULL,
	`evidenced_on` text NOT NULL,
	`expires_on` text,
	PRIMARY KEY(`person_id`, `competence_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`competence_id`) REFERENCES `competence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level`) REFERENCES `competence_level`(`level`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_competence_evidenced" CHECK("person_competence"."evidenced_on" IS date("person_competence"."evidenced_on")),
	CONSTRAINT "person_competence_expires" CHECK("person_competence"."expires_on" IS date("person_competence"."expires_on")),
	CONSTRAINT "person_competence_ordered" CHECK("person_competence"."expires_on" IS NULL OR "person_competence"."expires_on" >= "person_competence"."evidenced_on")
);
--> statement-breakpoint
CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`decision_maker` text,
	`decided_on` text,
	`published_on` text,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "decision_title" CHECK(length(trim("decision"."title")) BETWEEN 1 AND 200),
	CONSTRAINT "decision_content" CHECK(json_valid("decision"."content")),
	CONSTRAINT "decision_decided" CHECK("decision"."decided_on" IS date("decision"."decided_on")),
	CONSTRAINT "decision_published" CHECK("decision"."published_on" IS date("decision"."published_on")),
	CONSTRAINT "decision_state" CHECK("decision"."state" IN ('draft', 'final')),
	CONSTRAINT "decision_final" CHECK("decision"."state" = 'draft' OR ("decision"."decision_maker" IS NOT NULL AND "decision"."decided_on" IS NOT NULL)),
	CONSTRAINT "decision_version" CHECK("decision"."version" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_reference_unique` ON `decision` (`reference`);--> statement-breakpoint
CREATE TABLE `decision_edition` (
	`decision_id` text NOT NULL,
	`version` integer NOT NULL,
	`record` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`decision_id`, `version`),
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "decision_edition_record" CHECK(json_valid("decision_edition"."record"))
);
--> statement-breakpoint
CREATE TABLE `decision_item` (
	`decision_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`wording` text,
	PRIMARY KEY(`decision_id`, `position`),
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "decision_item_kind" CHECK("decision_item"."kind" IN ('post', 'occupancy', 'funding-line'))
);
--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`account_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token_hash_unique` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
CREATE TABLE `establishment_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`severity` text NOT NULL,
	`threshold` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "establishment_rule_severity" CHECK("establishment_rule"."severity" IN ('off', 'warn', 'refuse')),
	CONSTRAINT "establishment_rule_threshold" CHECK("establishment_rule"."threshold" >= 0),
	CONSTRAINT "establishment_rule_version" CHECK("establishment_rule"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE `funding_line` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text,
	`occupancy_id` text,
	`fund_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`share_basis_points` integer NOT NULL,
	`reason` text NOT NULL,
	`review_date` text,
	`decision_reference` text,
	`decision_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occupancy_id`) REFERENCES `occupancy`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fund_id`) REFERENCES `fund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "funding_line_of_one" CHECK(("funding_line"."post_id" IS NULL) <> ("funding_line"."occupancy_id" IS NULL)),
	CONSTRAINT "funding_line_from" CHECK("funding_line"."from_date" IS date("funding_line"."from_date")),
	CONSTRAINT "funding_line_to" CHECK("funding_line"."to_date" IS date("funding_line"."to_date")),
	CONSTRAINT "funding_line_ordered" CHECK("funding_line"."to_date" >= "funding_line"."from_date"),
	CONSTRAINT "funding_line_share" CHECK("funding_line"."share_basis_points" BETWEEN 1 AND 10000),
	CONSTRAINT "funding_line_reason" CHECK(length(trim("funding_line"."reason")) >= 3),
	CONSTRAINT "funding_line_review" CHECK("funding_line"."review_date" IS date("funding_line"."review_date")),
	CONSTRAINT "funding_line_version" CHECK("funding_line"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `funding_line_post` ON `funding_line` (`post_id`);--> statement-breakpoint
CREATE INDEX `funding_line_occupancy` ON `funding_line` (`occupancy_id`);--> statement-breakpoint
CREATE TABLE `occupancy` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`person_id` text,
	`worker_name` text,
	`kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`pay_point` integer,
	`base_point` integer,
	`on_cost` integer DEFAULT true NOT NULL,
	`hourly_pence` integer,
	`covers_id` text,
	`reason` text,
	`review_date` text,
	`decision_reference` text,
	`decision_id` text,
	`capacity_minutes` integer DEFAULT 0 NOT NULL,
	`capacity_district_id` text,
	`end_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`covers_id`) REFERENCES `occupancy`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`capacity_district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "occupancy_kind" CHECK("occupancy"."kind" IN ('substantive', 'fixed-term', 'acting-up', 'secondment', 'maternity-cover', 'agency', 'additional-hours', 'ring-fenced')),
	CONSTRAINT "occupancy_somebody" CHECK(("occupancy"."person_id" IS NULL) <> ("occupancy"."worker_name" IS NULL)),
	CONSTRAINT "occupancy_minutes" CHECK("occupancy"."minutes" BETWEEN 1 AND 3000),
	CONSTRAINT "occupancy_start" CHECK("occupancy"."start_date" IS date("occupancy"."start_date")),
	CONSTRAINT "occupancy_end_day" CHECK("occupancy"."end_date" IS date("occupancy"."end_date")),
	CONSTRAINT "occupancy_dates_ordered" CHECK("occupancy"."end_date" IS NULL OR "occupancy"."end_date" >= "occupancy"."start_date"),
	CONSTRAINT "occupancy_temporary_ends" CHECK("occupancy"."kind" = 'substantive' OR "occupancy"."end_date" IS NOT NULL),
	CONSTRAINT "occupancy_temporary_reason" CHECK("occupancy"."kind" = 'substantive' OR length(trim("occupancy"."reason")) >= 3),
	CONSTRAINT "occupancy_points" CHECK("occupancy"."pay_point" BETWEEN 1 AND 200 AND "occupancy"."base_point" BETWEEN 1 AND 200),
	CONSTRAINT "occupancy_base_has_point" CHECK("occupancy"."base_point" IS NULL OR "occupancy"."pay_point" IS NOT NULL),
	CONSTRAINT "occupancy_agency_rate" CHECK(("occupancy"."kind" = 'agency') = ("occupancy"."hourly_pence" IS NOT NULL)),
	CONSTRAINT "occupancy_hourly_positive" CHECK("occupancy"."hourly_pence" > 0),
	CONSTRAINT "occupancy_review" CHECK("occupancy"."review_date" IS date("occupancy"."review_date")),
	CONSTRAINT "occupancy_covers_another" CHECK("occupancy"."covers_id" <> "occupancy"."id"),
	CONSTRAINT "occupancy_capacity" CHECK("occupancy"."capacity_minutes" BETWEEN -3000 AND 3000),
	CONSTRAINT "occupancy_version" CHECK("occupancy"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `occupancy_post` ON `occupancy` (`post_id`);--> statement-breakpoint
CREATE INDEX `occupancy_person` ON `occupancy` (`person_id`);--> statement-breakpoint
CREATE INDEX `occupancy_end` ON `occupancy` (`end_date`);--> statement-breakpoint
CREATE TABLE `occupancy_step` (
	`occupancy_id` text NOT NULL,
	`from_date` text NOT NULL,
	`point` integer NOT NULL,
	PRIMARY KEY(`occupancy_id`, `from_date`),
	FOREIGN KEY (`occupancy_id`) REFERENCES `occupancy`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "occupancy_step_from" CHECK("occupancy_step"."from_date" IS date("occupancy_step"."from_date")),
	CONSTRAINT "occupancy_step_point" CHECK("occupancy_step"."point" BETWEEN 1 AND 200)
);
--> statement-breakpoint
CREATE TABLE `agency_rate` (
	`role_id` text NOT NULL,
	`from_date` text NOT NULL,
	`hourly_pence` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`role_id`, `from_date`),
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agency_rate_from" CHECK("agency_rate"."from_date" IS date("agency_rate"."from_date")),
	CONSTRAINT "agency_rate_positive" CHECK("agency_rate"."hourly_pence" > 0)
);
--> statement-breakpoint
CREATE TABLE `fund` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`cost_code` text,
	`from_date` text,
	`to_date` text,
	`source` text NOT NULL,
	CONSTRAINT "fund_from" CHECK("fund"."from_date" IS date("fund"."from_date")),
	CONSTRAINT "fund_to" CHECK("fund"."to_date" IS date("fund"."to_date")),
	CONSTRAINT "fund_ordered" CHECK("fund"."to_date" IS NULL OR "fund"."from_date" IS NULL OR "fund"."to_date" >= "fund"."from_date")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fund_name_unique` ON `fund` (`name`);--> statement-breakpoint
CREATE TABLE `grade` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grade_name_unique` ON `grade` (`name`);--> statement-breakpoint
CREATE TABLE `grade_range` (
	`grade_id` text NOT NULL,
	`from_date` text NOT NULL,
	`low_point` integer NOT NULL,
	`high_point` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`grade_id`, `from_date`),
	FOREIGN KEY (`grade_id`) REFERENCES `grade`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grade_range_from" CHECK("grade_range"."from_date" IS date("grade_range"."from_date")),
	CONSTRAINT "grade_range_ordered" CHECK("grade_range"."low_point" >= 1 AND "grade_range"."high_point" >= "grade_range"."low_point")
);
--> statement-breakpoint
CREATE TABLE `on_cost_rate` (
	`from_date` text PRIMARY KEY NOT NULL,
	`basis_points` integer NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "on_cost_rate_from" CHECK("on_cost_rate"."from_date" IS date("on_cost_rate"."from_date")),
	CONSTRAINT "on_cost_rate_range" CHECK("on_cost_rate"."basis_points" BETWEEN 0 AND 10000)
);
--> statement-breakpoint
CREATE TABLE `pay_point` (
	`from_date` text NOT NULL,
	`point` integer NOT NULL,
	`annual_pence` integer NOT NULL,
	`basis` text NOT NULL,
	`source` text NOT NULL,
	`note` text,
	PRIMARY KEY(`from_date`, `point`),
	CONSTRAINT "pay_point_from" CHECK("pay_point"."from_date" IS date("pay_point"."from_date") AND "pay_point"."from_date" LIKE '%-04-01'),
	CONSTRAINT "pay_point_range" CHECK("pay_point"."point" BETWEEN 1 AND 200),
	CONSTRAINT "pay_point_positive" CHECK("pay_point"."annual_pence" > 0),
	CONSTRAINT "pay_point_basis" CHECK("pay_point"."basis" IN ('published', 'derived', 'assumed'))
);
--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`role_id` text NOT NULL,
	`grade_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`budgeted_minutes` integer NOT NULL,
	`budget_point` integer,
	`cost_code` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`end_reason` text,
	`permanence` text NOT NULL,
	`state` text NOT NULL,
	`frozen_from` text,
	`frozen_to` text,
	`frozen_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grade_id`) REFERENCES `grade`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "post_title" CHECK(length(trim("post"."title")) BETWEEN 1 AND 120),
	CONSTRAINT "post_minutes" CHECK("post"."budgeted_minutes" BETWEEN 1 AND 3000),
	CONSTRAINT "post_budget_point" CHECK("post"."budget_point" BETWEEN 1 AND 200),
	CONSTRAINT "post_start" CHECK("post"."start_date" IS date("post"."start_date")),
	CONSTRAINT "post_end" CHECK("post"."end_date" IS date("post"."end_date")),
	CONSTRAINT "post_dates_ordered" CHECK("post"."end_date" IS NULL OR "post"."end_date" >= "post"."start_date"),
	CONSTRAINT "post_temporary_ends" CHECK("post"."permanence" = 'permanent' OR "post"."end_date" IS NOT NULL),
	CONSTRAINT "post_permanence" CHECK("post"."permanence" IN ('permanent', 'temporary')),
	CONSTRAINT "post_state" CHECK("post"."state" IN ('established', 'proposed')),
	CONSTRAINT "post_frozen_from" CHECK("post"."frozen_from" IS date("post"."frozen_from")),
	CONSTRAINT "post_frozen_to" CHECK("post"."frozen_to" IS date("post"."frozen_to")),
	CONSTRAINT "post_frozen" CHECK(("post"."frozen_from" IS NOT NULL AND "post"."frozen_reason" IS NOT NULL AND ("post"."frozen_to" IS NULL OR "post"."frozen_to" >= "post"."frozen_from")) OR ("post"."frozen_from" IS NULL AND "post"."frozen_to" IS NULL AND "post"."frozen_reason" IS NULL)),
	CONSTRAINT "post_version" CHECK("post"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `post_unit` ON `post` (`unit_id`);--> statement-breakpoint
CREATE TABLE `post_mapping` (
	`old_post_id` text NOT NULL,
	`new_post_id` text NOT NULL,
	`on_date` text NOT NULL,
	`note` text,
	PRIMARY KEY(`old_post_id`, `new_post_id`),
	FOREIGN KEY (`old_post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`new_post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "post_mapping_on" CHECK("post_mapping"."on_date" IS date("post_mapping"."on_date")),
	CONSTRAINT "post_mapping_differ" CHECK("post_mapping"."old_post_id" <> "post_mapping"."new_post_id")
);
--> statement-breakpoint
CREATE INDEX `post_mapping_new` ON `post_mapping` (`new_post_id`);--> statement-breakpoint
CREATE TABLE `post_requirement` (
	`post_id` text NOT NULL,
	`competence_id` text NOT NULL,
	`minimum_level` integer NOT NULL,
	PRIMARY KEY(`post_id`, `competence_id`),
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`competence_id`) REFERENCES `competence`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "post_requirement_level" CHECK("post_requirement"."minimum_level" BETWEEN 1 AND 9)
);
--> statement-breakpoint
CREATE TABLE `recruitment` (
	`id` text PRIMARY KEY NOT NULL,
	`post_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`stage` text NOT NULL,
	`opened_on` text NOT NULL,
	`owner` text,
	`next_action` text,
	`next_action_by` text,
	`starts_on` text,
	`closed_on` text,
	`close_reason` text,
	`filled_by_id` text,
	`note` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `post`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filled_by_id`) REFERENCES `occupancy`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recruitment_stage" CHECK("recruitment"."stage" IN ('approval', 'advertised', 'shortlisted', 'interview', 'offer', 'checks', 'start-date', 'filled', 'withdrawn')),
	CONSTRAINT "recruitment_minutes" CHECK("recruitment"."minutes" BETWEEN 1 AND 3000),
	CONSTRAINT "recruitment_opened" CHECK("recruitment"."opened_on" IS date("recruitment"."opened_on")),
	CONSTRAINT "recruitment_next_by" CHECK("recruitment"."next_action_by" IS date("recruitment"."next_action_by")),
	CONSTRAINT "recruitment_starts" CHECK("recruitment"."starts_on" IS date("recruitment"."starts_on")),
	CONSTRAINT "recruitment_closed" CHECK("recruitment"."closed_on" IS date("recruitment"."closed_on")),
	CONSTRAINT "recruitment_closed_stage" CHECK(("recruitment"."stage" IN ('filled', 'withdrawn')) = ("recruitment"."closed_on" IS NOT NULL)),
	CONSTRAINT "recruitment_withdrawn_reason" CHECK("recruitment"."stage" <> 'withdrawn' OR ("recruitment"."close_reason" IS NOT NULL AND length(trim("recruitment"."close_reason")) >= 3)),
	CONSTRAINT "recruitment_dates_ordered" CHECK("recruitment"."closed_on" IS NULL OR "recruitment"."closed_on" >= "recruitment"."opened_on"),
	CONSTRAINT "recruitment_version" CHECK("recruitment"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `recruitment_post` ON `recruitment` (`post_id`);--> statement-breakpoint
CREATE INDEX `recruitment_filled_by` ON `recruitment` (`filled_by_id`);--> statement-breakpoint
CREATE TABLE `recruitment_stage` (
	`recruitment_id` text NOT NULL,
	`stage` text NOT NULL,
	`on_date` text NOT NULL,
	PRIMARY KEY(`recruitment_id`, `stage`),
	FOREIGN KEY (`recruitment_id`) REFERENCES `recruitment`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "recruitment_stage_name" CHECK("recruitment_stage"."stage" IN ('approval', 'advertised', 'shortlisted', 'interview', 'offer', 'checks', 'start-date', 'filled', 'withdrawn')),
	CONSTRAINT "recruitment_stage_on" CHECK("recruitment_stage"."on_date" IS date("recruitment_stage"."on_date"))
);
