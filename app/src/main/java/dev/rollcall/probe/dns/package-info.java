/** What the name servers say of a host's name: asked directly, without the caches of Java or of the operating system. */
@NullMarked
package dev.rollcall.probe.dns;

import org.jspecify.annotations.NullMarked;
