CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`district_id` text,
	`password_hash` text NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `demand_count` (
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
	CONSTRAINT "demand_count_not_negative" CHECK("demand_count"."open_cases" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `demand_count_key` ON `demand_count` (`month`,`district_id`,`level_id`,`language_code`);--> statement-breakpoint
CREATE TABLE `demand_note` (
	`from_month` text PRIMARY KEY NOT NULL,
	`to_month` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person` (
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
	CONSTRAINT "person_minutes_positive" CHECK("person"."contracted_minutes" > 0),
	CONSTRAINT "person_dates_ordered" CHECK("person"."end_date" IS NULL OR "person"."end_date" >= "person"."start_date")
);
--> statement-breakpoint
CREATE TABLE `person_language` (
	`person_id` text NOT NULL,
	`language_code` text NOT NULL,
	PRIMARY KEY(`person_id`, `language_code`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`language_code`) REFERENCES `language`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `person_preference` (
	`person_id` text NOT NULL,
	`district_id` text NOT NULL,
	`rank` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`person_id`, `district_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `working_constraint` (
	`person_id` text NOT NULL,
	`district_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `district_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`as_at` text NOT NULL,
	`preset_id` text NOT NULL,
	`max_moves` integer,
	`facts` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_pin` (
	`plan_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`pinned_at` text NOT NULL,
	`expires` text,
	PRIMARY KEY(`plan_id`, `person_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plan_placement` (
	`plan_id` text NOT NULL,
	`person_id` text NOT NULL,
	`district_id` text NOT NULL,
	`share` real NOT NULL,
	PRIMARY KEY(`plan_id`, `person_id`, `district_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_placement_share" CHECK("plan_placement"."share" > 0 AND "plan_placement"."share" <= 1)
);
--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`state` text NOT NULL,
	`based_on_version` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`result` text,
	`failure` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_plan` ON `proposal` (`plan_id`);--> statement-breakpoint
CREATE TABLE `case_weight` (
	`level_id` text NOT NULL,
	`from_date` text NOT NULL,
	`points` real NOT NULL,
	PRIMARY KEY(`level_id`, `from_date`),
	FOREIGN KEY (`level_id`) REFERENCES `level_of_need`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `caseload_standard` (
	`from_date` text PRIMARY KEY NOT NULL,
	`full_time_minutes` integer NOT NULL,
	`points_per_full_time` real NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `district` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `district_name_unique` ON `district` (`name`);--> statement-breakpoint
CREATE TABLE `district_minimum` (
	`district_id` text NOT NULL,
	`role_id` text NOT NULL,
	`minimum_fte` real NOT NULL,
	PRIMARY KEY(`district_id`, `role_id`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `district_ward` (
	`ward_code` text NOT NULL,
	`district_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text,
	`basis` text NOT NULL,
	PRIMARY KEY(`ward_code`, `from_date`),
	FOREIGN KEY (`ward_code`) REFERENCES `ward`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `language` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`speakers` integer,
	`needs_speaker` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `language_name_unique` ON `language` (`name`);--> statement-breakpoint
CREATE TABLE `level_of_need` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `level_of_need_name_unique` ON `level_of_need` (`name`);--> statement-breakpoint
CREATE TABLE `role` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`caseload` real NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_title_unique` ON `role` (`title`);--> statement-breakpoint
CREATE TABLE `source_note` (
	`what` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`district_id` text,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_name_unique` ON `unit` (`name`);--> statement-breakpoint
CREATE TABLE `ward` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`children` integer NOT NULL,
	`idaci_rate` real NOT NULL,
	`lon` real NOT NULL,
	`lat` real NOT NULL
);
