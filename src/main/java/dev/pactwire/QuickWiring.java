package dev.pactwire;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/// Spares a start what only a program of unknown parts needs; it was a third of its CPU (docs/decisions/0064).
final class QuickWiring implements ApplicationContextInitializer<GenericApplicationContext> {

    /// Reads class files to tell Spring's own configurations which options of an annotation enabled them. All are left
    /// at their defaults, which is what they take when nobody tells.
    private static final String OPTIONS_OF_IMPORTS =
            "org.springframework.context.annotation.internalImportAwareAotProcessor";

    @Override
    public void initialize(GenericApplicationContext context) {
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.setAutowireCandidateResolver(new ByClassName());
        if (beans.containsBeanDefinition(OPTIONS_OF_IMPORTS)) {
            beans.removeBeanDefinition(OPTIONS_OF_IMPORTS);
        }
    }

    /// A component is named after its class, so who asks for the class is given the name: otherwise Spring compares
    /// each wanted type with every bean.
    private static final class ByClassName extends ContextAnnotationAutowireCandidateResolver {

        /// A bean of another name, or of none, is found by Spring's own ways.
        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor dependency) {
            String qualified = super.getSuggestedName(dependency);
            return qualified == null ? dependency.getDependencyType().getName() : qualified;
        }
    }
}
