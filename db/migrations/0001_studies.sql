CREATE TABLE `study` (
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
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `study_plan` ON `study` (`plan_id`,`kind`);