CREATE TABLE `case_flow` (
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`level_id` text NOT NULL,
	`opened` integer NOT NULL,
	`closed` integer NOT NULL,
	`stepped_up` integer NOT NULL,
	`stepped_down` integer NOT NULL,
	`closed_days` integer NOT NULL,
	PRIMARY KEY(`month`, `district_id`, `level_id`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_id`) REFERENCES `level_of_need`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_flow_month" CHECK("case_flow"."month" || '-01' IS date("case_flow"."month" || '-01')),
	CONSTRAINT "case_flow_figures" CHECK(min("case_flow"."opened", "case_flow"."closed", "case_flow"."stepped_up", "case_flow"."stepped_down", "case_flow"."closed_days") >= 0)
);
--> statement-breakpoint
CREATE TABLE `case_quality` (
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`field` text NOT NULL,
	`recorded` integer NOT NULL,
	`missing` integer NOT NULL,
	PRIMARY KEY(`month`, `district_id`, `field`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_quality_month" CHECK("case_quality"."month" || '-01' IS date("case_quality"."month" || '-01')),
	CONSTRAINT "case_quality_field" CHECK("case_quality"."field" IN ('language', 'ethnicity', 'level', 'ward')),
	CONSTRAINT "case_quality_figures" CHECK(min("case_quality"."recorded", "case_quality"."missing") >= 0)
);
--> statement-breakpoint
CREATE TABLE `language_wait` (
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`language_code` text NOT NULL,
	`waiting` integer NOT NULL,
	`waiting_days` integer NOT NULL,
	PRIMARY KEY(`month`, `district_id`, `language_code`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`language_code`) REFERENCES `language`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "language_wait_month" CHECK("language_wait"."month" || '-01' IS date("language_wait"."month" || '-01')),
	CONSTRAINT "language_wait_figures" CHECK(min("language_wait"."waiting", "language_wait"."waiting_days") >= 0)
);
--> statement-breakpoint
CREATE TABLE `out_of_scope_count` (
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`kind` text NOT NULL,
	`open_cases` integer NOT NULL,
	PRIMARY KEY(`month`, `district_id`, `kind`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "out_of_scope_month" CHECK("out_of_scope_count"."month" || '-01' IS date("out_of_scope_count"."month" || '-01')),
	CONSTRAINT "out_of_scope_kind" CHECK("out_of_scope_count"."kind" IN ('mash', 'commissioned')),
	CONSTRAINT "out_of_scope_not_negative" CHECK("out_of_scope_count"."open_cases" >= 0)
);
--> statement-breakpoint
CREATE TABLE `referral_count` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`source_id` text NOT NULL,
	`contacts` integer NOT NULL,
	`referrals` integer NOT NULL,
	`repeat_entries` integer DEFAULT 0 NOT NULL,
	`straight_to_mash` integer DEFAULT 0 NOT NULL,
	`engaged` integer NOT NULL,
	`unwilling` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `referral_source`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referral_count_month" CHECK("referral_count"."month" || '-01' IS date("referral_count"."month" || '-01')),
	CONSTRAINT "referral_count_figures" CHECK(min("referral_count"."contacts", "referral_count"."referrals", "referral_count"."repeat_entries", "referral_count"."straight_to_mash", "referral_count"."engaged", "referral_count"."unwilling") >= 0),
	CONSTRAINT "referral_count_contacts" CHECK("referral_count"."referrals" + "referral_count"."repeat_entries" <= "referral_count"."contacts"),
	CONSTRAINT "referral_count_outcomes" CHECK("referral_count"."straight_to_mash" + "referral_count"."engaged" + "referral_count"."unwilling" <= "referral_count"."referrals"),
	CONSTRAINT "referral_count_version" CHECK("referral_count"."version" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_count_key` ON `referral_count` (`month`,`district_id`,`source_id`);--> statement-breakpoint
CREATE TABLE `referral_source` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_source_name_unique` ON `referral_source` (`name`);--> statement-breakpoint
CREATE TABLE `travel_allowance` (
	`district_id` text NOT NULL,
	`from_date` text NOT NULL,
	`share` real NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`district_id`, `from_date`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "travel_allowance_from" CHECK("travel_allowance"."from_date" IS date("travel_allowance"."from_date")),
	CONSTRAINT "travel_allowance_share" CHECK("travel_allowance"."share" BETWEEN 0 AND 0.5)
);
--> statement-breakpoint
CREATE TABLE `ward_count` (
	`month` text NOT NULL,
	`district_id` text NOT NULL,
	`ward_code` text NOT NULL,
	`open_cases` integer NOT NULL,
	`waiting` integer NOT NULL,
	`waiting_days` integer NOT NULL,
	PRIMARY KEY(`month`, `district_id`, `ward_code`),
	FOREIGN KEY (`district_id`) REFERENCES `district`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ward_count_month" CHECK("ward_count"."month" || '-01' IS date("ward_count"."month" || '-01')),
	CONSTRAINT "ward_count_figures" CHECK(min("ward_count"."open_cases", "ward_count"."waiting", "ward_count"."waiting_days") >= 0)
);
--> statement-breakpoint
CREATE TABLE `column_mapping` (
	`kind` text NOT NULL,
	`headings_hash` text NOT NULL,
	`mapping` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`kind`, `headings_hash`),
	CONSTRAINT "column_mapping_json" CHECK(json_valid("column_mapping"."mapping"))
);
--> statement-breakpoint
CREATE TABLE `service_setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "service_setting_key" CHECK("service_setting"."key" IN ('review-rule', 'small-numbers', 'language-fallback')),
	CONSTRAINT "service_setting_value" CHECK(json_valid("service_setting"."value"))
);
--> statement-breakpoint
ALTER TABLE `demand_count` ADD `families` integer;--> statement-breakpoint
ALTER TABLE `demand_note` ADD `anomalous` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `occupancy` ADD `covered_stops` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `occupancy_covers` ON `occupancy` (`covers_id`);--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `scheme_id` text;--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `total_points` real;--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `fixed_points` real;--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `new_starter_share` real;--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `new_starter_months` integer;--> statement-breakpoint
ALTER TABLE `caseload_standard` ADD `chasing_points` real;