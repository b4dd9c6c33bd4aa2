/** What a campaign did, as a note that can be filed. */
@NullMarked
package dev.rollcall.campaign.report;

import org.jspecify.annotations.NullMarked;
