/** What puts hosts right: one class a fix, its host scripts beside it as resources. Knows how, not when, where or how many at once. */
@NullMarked
package dev.rollcall.fix;

import org.jspecify.annotations.NullMarked;
