/** Breaks the rules of the architecture on purpose, so that they are seen to fail. */
package violating.policy;
