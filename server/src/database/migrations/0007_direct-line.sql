CREATE TABLE "activities" (
	"conversation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"client_id" text,
	"activity" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activities_conversation_id_number_pk" PRIMARY KEY("conversation_id","number"),
	CONSTRAINT "activities_client" UNIQUE("conversation_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "direct_lines" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"last" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_conversation_id_direct_lines_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."direct_lines"("conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_lines" ADD CONSTRAINT "direct_lines_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_created" ON "activities" USING btree ("created_at");