/** Explains what people paste: codes, log lines and dialogs of Remote Desktop, from tables that are files beside the code. */
@NullMarked
package dev.rollcall.diagnosis.code;

import org.jspecify.annotations.NullMarked;
