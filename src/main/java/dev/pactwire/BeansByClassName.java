package dev.pactwire;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/// A component is named after its class, so who asks for the class is given the name: otherwise Spring compares each
/// wanted type with every bean, which was a quarter of the CPU of a start.
final class BeansByClassName extends ContextAnnotationAutowireCandidateResolver
        implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.getDefaultListableBeanFactory().setAutowireCandidateResolver(this);
    }

    /// A bean of another name, or of none, is found by Spring's own ways.
    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor dependency) {
        String qualified = super.getSuggestedName(dependency);
        return qualified == null ? dependency.getDependencyType().getName() : qualified;
    }
}
