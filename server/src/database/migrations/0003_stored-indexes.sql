CREATE TABLE "indexes" (
	"bot" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"built_by" text NOT NULL,
	"data" "bytea" NOT NULL
);
