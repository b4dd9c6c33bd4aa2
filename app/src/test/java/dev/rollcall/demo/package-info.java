@NullMarked
package dev.rollcall.demo;

import org.jspecify.annotations.NullMarked;
