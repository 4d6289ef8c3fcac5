CREATE TABLE `published_referral` (
	`area` text NOT NULL,
	`year` integer NOT NULL,
	`referrals` integer NOT NULL,
	PRIMARY KEY(`area`, `year`),
	CONSTRAINT "published_referral_year" CHECK("published_referral"."year" BETWEEN 1990 AND 2100),
	CONSTRAINT "published_referral_count" CHECK("published_referral"."referrals" >= 0)
);
--> statement-breakpoint
CREATE TABLE `ward_boundary` (
	`ward_code` text PRIMARY KEY NOT NULL,
	`geometry` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`ward_code`) REFERENCES `ward`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ward_boundary_geometry" CHECK(json_valid("ward_boundary"."geometry"))
);
--> statement-breakpoint
CREATE TABLE `allocation_review` (
	`id` text PRIMARY KEY NOT NULL,
	`held_on` text NOT NULL,
	`month` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`measured` text NOT NULL,
	`next_on` text,
	`held_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "allocation_review_held" CHECK("allocation_review"."held_on" IS date("allocation_review"."held_on")),
	CONSTRAINT "allocation_review_month" CHECK("allocation_review"."month" || '-01' IS date("allocation_review"."month" || '-01')),
	CONSTRAINT "allocation_review_outcome" CHECK("allocation_review"."outcome" IN ('leave', 'rebalance', 'look-again')),
	CONSTRAINT "allocation_review_reason" CHECK(length(trim("allocation_review"."reason")) >= 3),
	CONSTRAINT "allocation_review_measured" CHECK(json_valid("allocation_review"."measured")),
	CONSTRAINT "allocation_review_next" CHECK("allocation_review"."next_on" IS date("allocation_review"."next_on")),
	CONSTRAINT "allocation_review_ordered" CHECK("allocation_review"."next_on" IS NULL OR "allocation_review"."next_on" > "allocation_review"."held_on"),
	CONSTRAINT "allocation_review_version" CHECK("allocation_review"."version" >= 1)
);
--> statement-breakpoint
CREATE INDEX `allocation_review_held_on` ON `allocation_review` (`held_on`);--> statement-breakpoint
CREATE TABLE `stress_case` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parameters` text NOT NULL,
	`created_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stress_case_name" CHECK(length(trim("stress_case"."name")) BETWEEN 1 AND 120),
	CONSTRAINT "stress_case_kind" CHECK("stress_case"."kind" IN ('school-return', 'publicity', 'partner-closes', 'new-estate')),
	CONSTRAINT "stress_case_parameters" CHECK(json_valid("stress_case"."parameters")),
	CONSTRAINT "stress_case_version" CHECK("stress_case"."version" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stress_case_name_unique` ON `stress_case` (`name`);--> statement-breakpoint
ALTER TABLE `ward` ADD `not_english_rate` real;