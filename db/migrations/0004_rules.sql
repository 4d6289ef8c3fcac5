PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`contracted_minutes` integer NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_minutes" CHECK("__new_person"."contracted_minutes" BETWEEN 1 AND 3000),
	CONSTRAINT "person_name" CHECK(length(trim("__new_person"."name")) BETWEEN 1 AND 120),
	CONSTRAINT "person_version" CHECK("__new_person"."version" >= 1),
	CONSTRAINT "person_start_is_day" CHECK("__new_person"."start_date" IS date("__new_person"."start_date")),
	CONSTRAINT "person_end_is_day" CHECK("__new_person"."end_date" IS date("__new_person"."end_date")),
	CONSTRAINT "person_dates_ordered" CHECK("__new_person"."end_date" IS NULL OR "__new_person"."end_date" >= "__new_person"."start_date")
);
--> statement-breakpoint
INSERT INTO `__new_person`("id", "name", "role_id", "unit_id", "contracted_minutes", "start_date", "end_date", "version") SELECT "id", "name", "role_id", "unit_id", "contracted_minutes", "start_date", "end_date", "version" FROM `person`;--> statement-breakpoint
DROP TABLE `person`;--> statement-breakpoint
ALTER TABLE `__new_person` RENAME TO `person`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_idempotency_key` (
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer,
	`headers` text,
	`body` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`account_id`, `key`),
	CONSTRAINT "idempotency_key_status" CHECK("__new_idempotency_key"."status" BETWEEN 200 AND 499)
);
--> statement-breakpoint
INSERT INTO `__new_idempotency_key`("account_id", "key", "request_hash", "status", "headers", "body", "created_at") SELECT "account_id", "key", "request_hash", "status", "headers", "body", "created_at" FROM `idempotency_key`;--> statement-breakpoint
DROP TABLE `idempotency_key`;--> statement-breakpoint
ALTER TABLE `__new_idempotency_key` RENAME TO `idempotency_key`;--> statement-breakpoint
CREATE INDEX `idempotency_key_created` ON `idempotency_key` (`created_at`);--> statement-breakpoint
CREATE TABLE `__new_person_preference` (
	`person_id` text NOT NULL,
	`district_id` text NOT NULL,
	`rank` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`person_id`, `district_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_preference_rank_range" CHECK("__new_person_preference"."rank" BETWEEN 1 AND 5)
);
--> statement-breakpoint
INSERT INTO `__new_person_preference`("person_id", "district_id", "rank", "reason") SELECT "person_id", "district_id", "rank", "reason" FROM `person_preference`;--> statement-breakpoint
DROP TABLE `person_preference`;--> statement-breakpoint
ALTER TABLE `__new_person_preference` RENAME TO `person_preference`;--> statement-breakpoint
CREATE UNIQUE INDEX `person_preference_rank` ON `person_preference` (`person_id`,`rank`);--> statement-breakpoint
CREATE TABLE `__new_demand_count` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`district_id` text NOT NULL,
	`month` text NOT NULL,
	`level_id` text NOT NULL,
	`language_code` text NOT NULL,
	`open_cases` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_id`) REFERENCES `level_of_need`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`language_code`) REFERENCES `language`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "demand_count_not_negative" CHECK("__new_demand_count"."open_cases" >= 0),
	CONSTRAINT "demand_count_month" CHECK("__new_demand_count"."month" || '-01' IS date("__new_demand_count"."month" || '-01')),
	CONSTRAINT "demand_count_version" CHECK("__new_demand_count"."version" >= 1)
);
--> statement-breakpoint
INSERT INTO `__new_demand_count`("id", "district_id", "month", "level_id", "language_code", "open_cases", "version") SELECT "id", "district_id", "month", "level_id", "language_code", "open_cases", "version" FROM `demand_count`;--> statement-breakpoint
DROP TABLE `demand_count`;--> statement-breakpoint
ALTER TABLE `__new_demand_count` RENAME TO `demand_count`;--> statement-breakpoint
CREATE UNIQUE INDEX `demand_count_key` ON `demand_count` (`month`,`district_id`,`level_id`,`language_code`);--> statement-breakpoint
CREATE TABLE `__new_demand_note` (
	`from_month` text PRIMARY KEY NOT NULL,
	`to_month` text NOT NULL,
	`text` text NOT NULL,
	CONSTRAINT "demand_note_from_month" CHECK("__new_demand_note"."from_month" || '-01' IS date("__new_demand_note"."from_month" || '-01')),
	CONSTRAINT "demand_note_to_month" CHECK("__new_demand_note"."to_month" || '-01' IS date("__new_demand_note"."to_month" || '-01')),
	CONSTRAINT "demand_note_ordered" CHECK("__new_demand_note"."to_month" >= "__new_demand_note"."from_month")
);
--> statement-breakpoint
INSERT INTO `__new_demand_note`("from_month", "to_month", "text") SELECT "from_month", "to_month", "text" FROM `demand_note`;--> statement-breakpoint
DROP TABLE `demand_note`;--> statement-breakpoint
ALTER TABLE `__new_demand_note` RENAME TO `demand_note`;--> statement-breakpoint
CREATE TABLE `__new_import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	CONSTRAINT "import_run_counts" CHECK("__new_import_run"."added" >= 0 AND "__new_import_run"."changed" >= 0 AND "__new_import_run"."unchanged" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_import_run`("id", "kind", "at", "by", "added", "changed", "unchanged") SELECT "id", "kind", "at", "by", "added", "changed", "unchanged" FROM `import_run`;--> statement-breakpoint
DROP TABLE `import_run`;--> statement-breakpoint
ALTER TABLE `__new_import_run` RENAME TO `import_run`;--> statement-breakpoint
CREATE TABLE `__new_person_language` (
	`person_id` text NOT NULL,
	`language_code` text NOT NULL,
	PRIMARY KEY(`person_id`, `language_code`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`language_code`) REFERENCES `language`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_language_spoken" CHECK("__new_person_language"."language_code" <> 'unknown')
);
--> statement-breakpoint
INSERT INTO `__new_person_language`("person_id", "language_code") SELECT "person_id", "language_code" FROM `person_language`;--> statement-breakpoint
DROP TABLE `person_language`;--> statement-breakpoint
ALTER TABLE `__new_person_language` RENAME TO `person_language`;--> statement-breakpoint
CREATE TABLE `__new_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`as_at` text NOT NULL,
	`preset_id` text NOT NULL,
	`max_moves` integer,
	`facts` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "plan_as_at" CHECK("__new_plan"."as_at" IS date("__new_plan"."as_at")),
	CONSTRAINT "plan_max_moves" CHECK("__new_plan"."max_moves" >= 0),
	CONSTRAINT "plan_version" CHECK("__new_plan"."version" >= 1),
	CONSTRAINT "plan_facts" CHECK(json_valid("__new_plan"."facts"))
);
--> statement-breakpoint
INSERT INTO `__new_plan`("id", "name", "as_at", "preset_id", "max_moves", "facts", "version", "created_by", "created_at", "updated_at") SELECT "id", "name", "as_at", "preset_id", "max_moves", "facts", "version", "created_by", "created_at", "updated_at" FROM `plan`;--> statement-breakpoint
DROP TABLE `plan`;--> statement-breakpoint
ALTER TABLE `__new_plan` RENAME TO `plan`;--> statement-breakpoint
CREATE TABLE `__new_plan_pin` (
	`plan_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`pinned_at` text NOT NULL,
	`expires` text,
	PRIMARY KEY(`plan_id`, `person_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "plan_pin_reason" CHECK(length(trim("__new_plan_pin"."reason")) > 0),
	CONSTRAINT "plan_pin_expires" CHECK("__new_plan_pin"."expires" IS date("__new_plan_pin"."expires"))
);
--> statement-breakpoint
INSERT INTO `__new_plan_pin`("plan_id", "person_id", "reason", "author", "pinned_at", "expires") SELECT "plan_id", "person_id", "reason", "author", "pinned_at", "expires" FROM `plan_pin`;--> statement-breakpoint
DROP TABLE `plan_pin`;--> statement-breakpoint
ALTER TABLE `__new_plan_pin` RENAME TO `plan_pin`;--> statement-breakpoint
CREATE TABLE `__new_proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`state` text NOT NULL,
	`based_on_version` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`result` text,
	`failure` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "proposal_state" CHECK("__new_proposal"."state" IN ('queued', 'running', 'ready', 'impossible', 'failed', 'cancelled', 'accepted', 'discarded')),
	CONSTRAINT "proposal_based_on" CHECK("__new_proposal"."based_on_version" >= 1),
	CONSTRAINT "proposal_has_result" CHECK("__new_proposal"."state" NOT IN ('ready', 'accepted') OR "__new_proposal"."result" IS NOT NULL),
	CONSTRAINT "proposal_result" CHECK(json_valid("__new_proposal"."result"))
);
--> statement-breakpoint
INSERT INTO `__new_proposal`("id", "plan_id", "state", "based_on_version", "started_by", "started_at", "result", "failure") SELECT "id", "plan_id", "state", "based_on_version", "started_by", "started_at", "result", "failure" FROM `proposal`;--> statement-breakpoint
DROP TABLE `proposal`;--> statement-breakpoint
ALTER TABLE `__new_proposal` RENAME TO `proposal`;--> statement-breakpoint
CREATE INDEX `proposal_plan` ON `proposal` (`plan_id`);--> statement-breakpoint
CREATE TABLE `__new_case_weight` (
	`level_id` text NOT NULL,
	`from_date` text NOT NULL,
	`points` real NOT NULL,
	PRIMARY KEY(`level_id`, `from_date`),
	FOREIGN KEY (`level_id`) REFERENCES `level_of_need`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_weight_from" CHECK("__new_case_weight"."from_date" IS date("__new_case_weight"."from_date")),
	CONSTRAINT "case_weight_positive" CHECK("__new_case_weight"."points" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_case_weight`("level_id", "from_date", "points") SELECT "level_id", "from_date", "points" FROM `case_weight`;--> statement-breakpoint
DROP TABLE `case_weight`;--> statement-breakpoint
ALTER TABLE `__new_case_weight` RENAME TO `case_weight`;--> statement-breakpoint
CREATE TABLE `__new_caseload_standard` (
	`from_date` text PRIMARY KEY NOT NULL,
	`full_time_minutes` integer NOT NULL,
	`points_per_full_time` real NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "caseload_standard_from" CHECK("__new_caseload_standard"."from_date" IS date("__new_caseload_standard"."from_date")),
	CONSTRAINT "caseload_standard_positive" CHECK("__new_caseload_standard"."full_time_minutes" > 0 AND "__new_caseload_standard"."points_per_full_time" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_caseload_standard`("from_date", "full_time_minutes", "points_per_full_time", "source") SELECT "from_date", "full_time_minutes", "points_per_full_time", "source" FROM `caseload_standard`;--> statement-breakpoint
DROP TABLE `caseload_standard`;--> statement-breakpoint
ALTER TABLE `__new_caseload_standard` RENAME TO `caseload_standard`;--> statement-breakpoint
CREATE TABLE `__new_district_minimum` (
	`district_id` text NOT NULL,
	`role_id` text NOT NULL,
	`minimum_fte` real NOT NULL,
	PRIMARY KEY(`district_id`, `role_id`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "district_minimum_not_negative" CHECK("__new_district_minimum"."minimum_fte" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_district_minimum`("district_id", "role_id", "minimum_fte") SELECT "district_id", "role_id", "minimum_fte" FROM `district_minimum`;--> statement-breakpoint
DROP TABLE `district_minimum`;--> statement-breakpoint
ALTER TABLE `__new_district_minimum` RENAME TO `district_minimum`;--> statement-breakpoint
CREATE TABLE `__new_district_ward` (
	`ward_code` text NOT NULL,
	`district_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text,
	`basis` text NOT NULL,
	PRIMARY KEY(`ward_code`, `from_date`),
	FOREIGN KEY (`ward_code`) REFERENCES `ward`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "district_ward_from" CHECK("__new_district_ward"."from_date" IS date("__new_district_ward"."from_date")),
	CONSTRAINT "district_ward_to" CHECK("__new_district_ward"."to_date" IS date("__new_district_ward"."to_date")),
	CONSTRAINT "district_ward_ordered" CHECK("__new_district_ward"."to_date" IS NULL OR "__new_district_ward"."to_date" >= "__new_district_ward"."from_date")
);
--> statement-breakpoint
INSERT INTO `__new_district_ward`("ward_code", "district_id", "from_date", "to_date", "basis") SELECT "ward_code", "district_id", "from_date", "to_date", "basis" FROM `district_ward`;--> statement-breakpoint
DROP TABLE `district_ward`;--> statement-breakpoint
ALTER TABLE `__new_district_ward` RENAME TO `district_ward`;--> statement-breakpoint
CREATE TABLE `__new_role` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`caseload` real NOT NULL,
	`position` integer NOT NULL,
	CONSTRAINT "role_caseload" CHECK("__new_role"."caseload" BETWEEN 0 AND 1)
);
--> statement-breakpoint
INSERT INTO `__new_role`("id", "title", "caseload", "position") SELECT "id", "title", "caseload", "position" FROM `role`;--> statement-breakpoint
DROP TABLE `role`;--> statement-breakpoint
ALTER TABLE `__new_role` RENAME TO `role`;--> statement-breakpoint
CREATE UNIQUE INDEX `role_title_unique` ON `role` (`title`);--> statement-breakpoint
CREATE TABLE `__new_source_note` (
	`what` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	CONSTRAINT "source_note_kind" CHECK("__new_source_note"."kind" IN ('published', 'derived', 'assumed', 'synthetic'))
);
--> statement-breakpoint
INSERT INTO `__new_source_note`("what", "source", "kind") SELECT "what", "source", "kind" FROM `source_note`;--> statement-breakpoint
DROP TABLE `source_note`;--> statement-breakpoint
ALTER TABLE `__new_source_note` RENAME TO `source_note`;--> statement-breakpoint
CREATE TABLE `__new_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`district_id` text,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_kind" CHECK("__new_unit"."kind" IN ('district-team', 'central', 'commissioned')),
	CONSTRAINT "unit_has_district" CHECK(("__new_unit"."kind" = 'district-team') = ("__new_unit"."district_id" IS NOT NULL))
);
--> statement-breakpoint
INSERT INTO `__new_unit`("id", "name", "kind", "district_id") SELECT "id", "name", "kind", "district_id" FROM `unit`;--> statement-breakpoint
DROP TABLE `unit`;--> statement-breakpoint
ALTER TABLE `__new_unit` RENAME TO `unit`;--> statement-breakpoint
CREATE UNIQUE INDEX `unit_name_unique` ON `unit` (`name`);--> statement-breakpoint
CREATE TABLE `__new_ward` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`children` integer NOT NULL,
	`idaci_rate` real NOT NULL,
	`lon` real NOT NULL,
	`lat` real NOT NULL,
	CONSTRAINT "ward_figures" CHECK("__new_ward"."children" >= 0 AND "__new_ward"."idaci_rate" BETWEEN 0 AND 1)
);
--> statement-breakpoint
INSERT INTO `__new_ward`("code", "name", "children", "idaci_rate", "lon", "lat") SELECT "code", "name", "children", "idaci_rate", "lon", "lat" FROM `ward`;--> statement-breakpoint
DROP TABLE `ward`;--> statement-breakpoint
ALTER TABLE `__new_ward` RENAME TO `ward`;--> statement-breakpoint
CREATE TABLE `__new_study` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`based_on_version` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`question` text NOT NULL,
	`steps_done` integer DEFAULT 0 NOT NULL,
	`steps_of` integer,
	`step_text` text DEFAULT '' NOT NULL,
	`result` text,
	`failure` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "study_state" CHECK("__new_study"."state" IN ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "study_based_on" CHECK("__new_study"."based_on_version" >= 1),
	CONSTRAINT "study_steps" CHECK("__new_study"."steps_done" >= 0 AND ("__new_study"."steps_of" IS NULL OR "__new_study"."steps_of" >= "__new_study"."steps_done")),
	CONSTRAINT "study_json" CHECK(json_valid("__new_study"."question") AND ("__new_study"."result" IS NULL OR json_valid("__new_study"."result")))
);
--> statement-breakpoint
INSERT INTO `__new_study`("id", "plan_id", "kind", "state", "based_on_version", "started_by", "started_at", "question", "steps_done", "steps_of", "step_text", "result", "failure") SELECT "id", "plan_id", "kind", "state", "based_on_version", "started_by", "started_at", "question", "steps_done", "steps_of", "step_text", "result", "failure" FROM `study`;--> statement-breakpoint
DROP TABLE `study`;--> statement-breakpoint
ALTER TABLE `__new_study` RENAME TO `study`;--> statement-breakpoint
CREATE INDEX `study_plan` ON `study` (`plan_id`,`kind`);