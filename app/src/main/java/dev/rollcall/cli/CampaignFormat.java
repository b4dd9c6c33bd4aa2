package dev.rollcall.cli;

/** In what form a campaign or a plan is printed. */
enum CampaignFormat {
    TABLE,
    JSON,
    /** One host a line, each as it ends; those that don't, when the campaign does. */
    NDJSON
}
