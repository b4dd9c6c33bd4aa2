/** What hosts are logged on to with, and which of them are known: the page, and the questions it asks. */
@NullMarked
package dev.rollcall.ui.credentials;

import org.jspecify.annotations.NullMarked;
