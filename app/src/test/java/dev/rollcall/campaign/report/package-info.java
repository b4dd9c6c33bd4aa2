@NullMarked
package dev.rollcall.campaign.report;

import org.jspecify.annotations.NullMarked;
