/** What is known about Remote Desktop failures, as pages to read: causes, codes, fixes and topics, with sources and sureness. */
@NullMarked
package dev.rollcall.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
